import type { Clock } from '../../base/index.ts'
import type { Database } from '../../storage/index.ts'
import { configurationOfTree } from '../book/index.ts'
import { compileComposer, type Surroundings } from '../compose/index.ts'
import { ownValues } from '../fields/index.ts'
import type { Composition } from '../model/composition.ts'
import { openPeople } from '../people/index.ts'
import type { Side } from './contract.ts'
import { treeOf } from './folders.ts'

/** One person's signature on both sides, composed now. Null: there is no such person, or no such side. */
export async function personOn(
  {
    database,
    clock,
    surroundings,
  }: {
    readonly database: Database
    readonly clock: Clock
    readonly surroundings: (accountId: string) => Surroundings
  },
  accountId: string,
  sides: { readonly before: Side; readonly after: Side },
  personId: string,
): Promise<{ before: Composition; after: Composition } | null> {
  const { read } = database
  const person = await openPeople(database, accountId).get(personId)
  if (person === null) return null
  const own = (await ownValues(read, accountId, [personId])).get(personId) ?? []
  const on = async (side: Side) => {
    const tree = await treeOf(read, accountId, side)
    if (tree === null) return null
    const configuration = await configurationOfTree(read, accountId, tree)
    return compileComposer(configuration, surroundings(accountId))(person, own, clock.now())
  }
  const [before, after] = [await on(sides.before), await on(sides.after)]
  return before && after && { before, after }
}
