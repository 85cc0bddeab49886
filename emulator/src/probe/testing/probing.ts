import { onTestFinished } from 'vitest'
import type { ProbeConnection } from '../connection.ts'
import { type DefectName, FaultyServer } from '../faulty-server/index.ts'
import { openConnection } from '../target.ts'

/** A faulty server and a connection to it, until the test ends. */
export async function probing(
  ...defects: DefectName[]
): Promise<{ server: FaultyServer; url: string; connection: ProbeConnection }> {
  const server = new FaultyServer(...defects)
  const url = await server.start()
  const connection = openConnection({ tenantUrl: url, token: server.token, timeout: 10_000, allowPlainHttp: false })
  onTestFinished(async () => {
    await connection.close()
    await server.stop()
  })
  return { server, url, connection }
}
