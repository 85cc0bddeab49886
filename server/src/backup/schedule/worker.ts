import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { UnsoundDatabaseError } from '../backup-error.ts'
import { makeBackup } from '../make.ts'
import { verifyBackup } from '../verify.ts'

/** Beside the server's own thread: checking a large database takes seconds in which nobody would be answered. */
const given = z
  .object({ dataFolder: z.string(), to: z.string(), sealKey: z.instanceof(Uint8Array).nullable() })
  .parse(workerData)

try {
  const { file, size } = await makeBackup({ ...given, withSealKey: false })
  await verifyBackup(file)
  parentPort?.postMessage({ size })
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  parentPort?.postMessage({ problem: message, damaged: error instanceof UnsoundDatabaseError })
}
