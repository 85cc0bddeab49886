/** What one company does, and how many there are. */
export interface Fleet {
  readonly tenants: number
  readonly people: number
  /** Changes of one person in a year: title, phone, manager, joining, leaving. */
  readonly changesPerPersonAndYear: number
  /** Reads that Entra sends for each change: it looks before it writes. */
  readonly readsPerChange: number
  /** How much of a day's work falls into its busiest hour, as a share. */
  readonly busiestHour: number
  readonly activityDays: number
}

/** Bytes that were measured, of a table or index: for each person, and for each change. */
export interface Cost {
  readonly name: string
  readonly perPerson: number
  readonly perChange: number
  /** Bytes of one entry of a B-tree, its share of half-full pages with it; null: a table. */
  readonly entry: number | null
}

export interface Estimate {
  readonly bytesForPeople: number
  readonly bytesForHistory: number
  readonly writesPerSecond: number
  readonly readsPerSecond: number
  readonly deepestIndex: number
  /** Nodes by writes, and by disk. */
  readonly nodes: { readonly writes: number; readonly disk: number }
}

const page = 8192
const pageHeader = 40
const secondsOfAYear = 365 * 24 * 3600

/**
 * Levels of a B-tree below the root, as PostgreSQL counts them (0: the root is a leaf).
 * @param entries how many
 * @param bytes of one entry
 */
export function indexDepth(entries: number, bytes: number): number {
  const perPage = Math.max(2, Math.floor((page - pageHeader) / bytes))
  let pages = Math.ceil(entries / perPage)
  let depth = 0
  while (pages > 1) {
    pages = Math.ceil(pages / perPage)
    depth++
  }
  return depth
}

/**
 * What a fleet needs.
 * @param writes that one database node carries out in a second
 * @param disk that one database node has, in bytes
 */
export function estimate(fleet: Fleet, costs: readonly Cost[], node: { writes: number; disk: number }): Estimate {
  const changesPerYear = fleet.people * fleet.changesPerPersonAndYear
  const kept = (changesPerYear * fleet.activityDays) / 365
  const bytesForPeople = sum(costs, ({ perPerson }) => perPerson * fleet.people)
  const bytesForHistory = sum(costs, ({ perChange }) => perChange * kept)
  const average = changesPerYear / secondsOfAYear
  const writesPerSecond = average * 24 * fleet.busiestHour
  const entries = ({ perPerson, entry }: Cost) => (entry === null ? 0 : (perPerson * fleet.people) / entry)
  const deepestIndex = Math.max(
    0,
    ...costs.map((cost) => (cost.entry === null ? 0 : indexDepth(entries(cost), cost.entry))),
  )
  const nodes = {
    writes: Math.max(1, Math.ceil(writesPerSecond / node.writes)),
    // A third of the disk stays free for what grows while tables are tidied.
    disk: Math.max(1, Math.ceil((bytesForPeople + bytesForHistory) / (node.disk * 0.67))),
  }
  return {
    bytesForPeople,
    bytesForHistory,
    writesPerSecond,
    readsPerSecond: writesPerSecond * fleet.readsPerChange,
    deepestIndex,
    nodes,
  }
}

function sum(costs: readonly Cost[], of: (cost: Cost) => number): number {
  return costs.reduce((total, cost) => total + of(cost), 0)
}
