import { setImmediate } from 'node:timers/promises'
import { newestNumber, versionOf } from '../../book/index.ts'
import { compileComposer } from '../../compose/index.ts'
import type { Configuration } from '../../model/configuration.ts'
import { openPeople } from '../../people/index.ts'
import { addToCensus, pathsAsked } from './census.ts'
import { compareAll, type DryRunParts } from './run.ts'
import { addOutcome, emptyTally, type Tally } from './tally.ts'

const slice = 100

/**
 * What a configuration that is nowhere kept would do to everybody, beside what is in force. Writes nothing, so a pipeline may ask as
 * often as it likes.
 * @param progress after every slice
 */
export async function tryOut(
  parts: DryRunParts,
  accountId: string,
  wanted: Configuration,
  progress: (done: number, total: number) => void,
): Promise<Tally> {
  const { database, surroundings } = parts
  const inForce = await versionOf(database.read, accountId, await newestNumber(database.read, accountId))
  const compose = (configuration: Configuration) => compileComposer(configuration, surroundings(accountId))
  const sides = { before: compose(inForce?.configuration ?? wanted), after: compose(wanted), asked: pathsAsked(wanted) }
  const people = openPeople(database, accountId)
  const total = await people.count()
  let tally = emptyTally
  let cursor: string | null = null
  for (;;) {
    const page = await people.page(cursor, slice)
    if (page.people.length === 0) return tally
    for (const { person, compared, fields } of await compareAll(parts, accountId, page.people, sides))
      tally = addOutcome(tally, compared, addToCensus(tally.census, person, fields, sides.asked))
    cursor = page.cursor
    progress(tally.people, Math.max(total, tally.people))
    await setImmediate()
  }
}
