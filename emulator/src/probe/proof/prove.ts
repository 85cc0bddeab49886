import { type DefectName, FaultyServer } from '../faulty-server/index.ts'
import { openConnection, runChecks, suites, type Verdict } from '../index.ts'

/** What became of the checks against one server. */
export interface Proof {
  failed: string[]
  warned: string[]
  skipped: string[]
  passed: string[]
  verdicts: readonly Verdict[]
}

/** Runs every check of every suite over HTTP against a new server with these defects. @param only ids, or their beginnings */
export async function prove(defects: readonly DefectName[], only: readonly string[] = []): Promise<Proof> {
  const server = new FaultyServer(...defects)
  const tenantUrl = await server.start()
  const connection = openConnection({ tenantUrl, token: server.token, timeout: 10_000, allowPlainHttp: true })
  try {
    const { verdicts } = await runChecks(connection, { suites, only, load: null })
    const ids = (outcome: Verdict['outcome']): string[] =>
      verdicts.flatMap((verdict) => (verdict.outcome === outcome ? [verdict.check.id] : [])).toSorted()
    return { failed: ids('failed'), warned: ids('warning'), skipped: ids('skipped'), passed: ids('passed'), verdicts }
  } finally {
    await connection.close()
    await server.stop()
  }
}
