import { z } from 'zod'
import type { Database } from '../../storage/index.ts'

/** What is known of the schedule, one row for the whole installation. Times in milliseconds. */
const stateSchema = z.object({
  /** So long no other node begins one. */
  claimedUntil: z.number(),
  /** When the last good one was begun. */
  lastGood: z.number().nullable(),
  /** Of the last good file, in bytes. */
  size: z.number().nullable(),
  /** How the last try ended; `damaged`: the database itself is not sound. */
  outcome: z.enum(['none', 'good', 'failed', 'damaged']),
})
export type ScheduleState = z.infer<typeof stateSchema>

const key = 'backup.schedule'
const beginning: ScheduleState = { claimedUntil: 0, lastGood: null, size: null, outcome: 'none' }

async function textOf({ statements }: Pick<Database, 'statements'>): Promise<string | null> {
  const [row] = await statements.ask<{ value: string }>('select value from settings where key = ?', [key])
  return row?.value ?? null
}

const parse = (text: string | null): ScheduleState =>
  text === null ? beginning : stateSchema.catch(beginning).parse(JSON.parse(text))

export async function readSchedule(database: Pick<Database, 'statements'>): Promise<ScheduleState> {
  return parse(await textOf(database))
}

/**
 * Changes the state as it is at that moment; of two nodes that want the same, one gets it.
 * @param change null: leave it
 * @returns whether it was changed
 */
export async function changeSchedule(
  database: Database,
  change: (state: ScheduleState) => ScheduleState | null,
): Promise<boolean> {
  const before = await textOf(database)
  const wanted = change(parse(before))
  if (wanted === null) return false
  const text = JSON.stringify(wanted)
  return database.write(async (_tx, statements) => {
    const rows =
      before === null
        ? await statements.ask(
            'insert into settings (key, value, sealed) values (?, ?, 0) on conflict (key) do nothing returning key',
            [key, text],
          )
        : await statements.ask('update settings set value = ? where key = ? and value = ? returning key', [
            text,
            key,
            before,
          ])
    return rows.length === 1
  })
}
