import type { ResetScope } from '../api/provisioning-contract.ts'

/** A way to restart, with what it forgets and what follows. */
export interface RestartChoice {
  name: string
  scopes: readonly ResetScope[]
  meaning: string
}

/** The portal's restart and the full one; a third way is to choose the scopes (synchronizationJobRestartCriteria). */
export const restartChoices: readonly RestartChoice[] = [
  {
    name: 'As the portal does',
    scopes: ['Watermark', 'Escrows', 'QuarantineState'],
    meaning:
      'The next cycle is an initial one: everybody in scope is compared again, and only differences are sent. Retries that wait are cleared and a quarantine ends. Who belongs to whom on the target stays known.',
  },
  {
    name: 'Full',
    scopes: ['Full'],
    meaning:
      'As above, and the links to the target are forgotten as well: everybody is searched for again by the matching attribute.',
  },
]

/** What each scope forgets, for those who choose them one by one. */
export const scopeMeanings: readonly { scope: ResetScope; meaning: string }[] = [
  { scope: 'Watermark', meaning: 'the next cycle looks at everybody, not only at changes' },
  { scope: 'Escrows', meaning: 'objects that failed are tried again at once' },
  { scope: 'QuarantineState', meaning: 'a quarantine ends, until its cause strikes again' },
  { scope: 'ConnectorDataStore', meaning: 'the links to the target are forgotten and everybody is searched for anew' },
  { scope: 'ForceDeletes', meaning: 'deletes that were held back go through, in one cycle' },
]

/** The scopes in their own order, so that the same choice always reads the same. */
export function ordered(scopes: ReadonlySet<ResetScope>): ResetScope[] {
  return scopeMeanings.map(({ scope }) => scope).filter((scope) => scopes.has(scope))
}
