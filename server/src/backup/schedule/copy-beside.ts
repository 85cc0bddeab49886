import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { BackupError, UnsoundDatabaseError } from '../backup-error.ts'

const answerSchema = z.union([z.object({ size: z.number() }), z.object({ problem: z.string(), damaged: z.boolean() })])

export interface CopyRequest {
  readonly dataFolder: string
  /** A file that does not exist yet. */
  readonly to: string
  readonly sealKey: Uint8Array | null
}

/**
 * Makes and verifies a backup of the folder's SQLite database in a thread of its own.
 * @returns the size of the file in bytes
 * @throws {BackupError}
 */
export async function copyBeside(request: CopyRequest): Promise<number> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: request })
  const message = await new Promise<unknown>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The backup ended with ${code} before it was whole.`)))
  })
  const answer = answerSchema.parse(message)
  if ('size' in answer) return answer.size
  if (answer.damaged) throw new UnsoundDatabaseError(answer.problem)
  throw new BackupError('backup-refused', answer.problem)
}
