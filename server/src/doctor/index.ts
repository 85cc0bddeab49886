/**
 * Owns the examination of an installation from outside: settings, folder, disk, database, clock, what must be reached.
 * Changes nothing and needs no running server. `cli` calls it and words its outcome.
 */
import { backups } from './checks/backups.ts'
import { database, integrity, schema } from './checks/database.ts'
import { fileSystem, folder, sealKey, syncing } from './checks/folder.ts'
import { clock, entra, mail, publicAddress } from './checks/reach.ts'
import { runtime, settings } from './checks/settings.ts'
import type { Check, Finding, Patient } from './finding.ts'

export type { Finding, Patient, Verdict } from './finding.ts'

export const checks: readonly Check[] = [
  runtime,
  settings,
  folder,
  sealKey,
  fileSystem,
  syncing,
  database,
  schema,
  integrity,
  backups,
  clock,
  publicAddress,
  entra,
  mail,
]

export interface Examination extends Finding {
  readonly name: string
}

/**
 * Looks at everything, all at once, and answers in the order of `checks`.
 * @param report called with each outcome in that order, as soon as those before it are known
 */
export async function examine(patient: Patient, report: (one: Examination) => void): Promise<readonly Examination[]> {
  const chosen = checks.filter(({ long = false }) => !(patient.quick && long))
  const looking = chosen.map(async (check) => ({ name: check.name, ...(await lookAt(check, patient)) }))
  const outcomes: Examination[] = []
  for (const look of looking) {
    const outcome = await look
    outcomes.push(outcome)
    report(outcome)
  }
  return outcomes
}

async function lookAt(check: Check, patient: Patient): Promise<Finding> {
  try {
    return await check.look(patient)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return { verdict: 'bad', seen: `could not be looked at${code}`, mend: mendOf(error) }
  }
}

/** A system's own words may quote an address with its password; only errors of this house are repeated. */
function mendOf(error: unknown): string {
  if (error instanceof Error && error.name === 'StorageUnavailableError')
    return 'The database cannot be reached or read: check DYNASEND_DATABASE_URL, or who may read the data folder.'
  return 'Run it as the user that runs the server, and see docs/operate/troubleshooting.md.'
}
