export interface Retention {
  /** The newest of each of so many days is kept. */
  readonly days: number
  /** And the newest of each of so many weeks, Monday to Sunday, UTC. */
  readonly weeks: number
}

const day = 24 * 60 * 60 * 1000
/** The schedule's own files; what people put beside them is theirs. */
const pattern = /^dynasend-scheduled-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.(?:backup|dump)$/u

/** @param at milliseconds @param kind of the database */
export function scheduledName(at: number, kind: 'sqlite' | 'postgres'): string {
  const time = new Date(at).toISOString().replaceAll(/[:.]/gu, '-')
  return `dynasend-scheduled-${time}.${kind === 'sqlite' ? 'backup' : 'dump'}`
}

/** When a file of the schedule was made, in milliseconds; null for any other file. */
export function madeAt(name: string): number | null {
  const found = pattern.exec(name)
  if (found === null) return null
  const [, date, hour, minute, second, rest] = found
  const at = Date.parse(`${date}T${hour}:${minute}:${second}.${rest}Z`)
  return Number.isNaN(at) ? null : at
}

/** Files of the schedule that nobody needs any more; the newest is never among them. */
export function expired(names: readonly string[], { days, weeks }: Retention): string[] {
  const own = names
    .map((name) => ({ name, at: madeAt(name) }))
    .filter((file): file is { name: string; at: number } => file.at !== null)
    .sort((one, other) => other.at - one.at)
  const kept = new Set<string>()
  const keepNewest = (periodOf: (at: number) => number, count: number): void => {
    const seen = new Set<number>()
    for (const { name, at } of own) {
      const period = periodOf(at)
      if (seen.has(period)) continue
      if (seen.size === Math.max(count, 1)) return
      seen.add(period)
      kept.add(name)
    }
  }
  keepNewest((at) => Math.floor(at / day), days)
  // 1970-01-01 was a Thursday.
  keepNewest((at) => Math.floor((at / day + 3) / 7), weeks)
  return own.map(({ name }) => name).filter((name) => !kept.has(name))
}
