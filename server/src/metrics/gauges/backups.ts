import type { Registry } from 'prom-client'
import { readSchedule, type ScheduleState } from '../../backup/index.ts'
import type { Database } from '../../storage/index.ts'
import { addLookup, together } from './lookup.ts'

const gauges: readonly {
  readonly name: string
  readonly help: string
  readonly of: (state: ScheduleState) => number | null
}[] = [
  {
    name: 'dynasend_backup_last_success_timestamp_seconds',
    help: 'When the last scheduled backup that is good was begun; missing before the first.',
    of: ({ lastGood }) => lastGood && lastGood / 1000,
  },
  {
    name: 'dynasend_backup_size_bytes',
    help: 'Size of the last good scheduled backup; missing before the first.',
    of: ({ size }) => size,
  },
  {
    name: 'dynasend_backup_last_ok',
    help: '1 when the last try of the scheduled backup succeeded, else 0; missing before the first.',
    of: ({ outcome }) => (outcome === 'none' ? null : Number(outcome === 'good')),
  },
  {
    name: 'dynasend_database_sound',
    help: '0 when the last scheduled backup found the database damaged (integrity check, rows that point nowhere).',
    of: ({ outcome }) => (outcome === 'none' ? null : Number(outcome !== 'damaged')),
  },
]

/** What the schedule of backups says of itself; nothing where there is none. */
export function addBackups(registry: Registry, database: Database): void {
  const state = together(() => readSchedule(database))
  for (const { name, help, of } of gauges)
    addLookup(registry, { name, help }, async () => {
      const value = of(await state())
      return value === null ? [] : [{ value }]
    })
}
