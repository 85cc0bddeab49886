import type { Cost, Estimate, Fleet } from './estimate.ts'

interface Run {
  readonly tenants: number
  readonly count: number
  /** A second. */
  readonly creates: number
  readonly changes: number
  /** By how many percent the first half missed the second. */
  readonly foretold: number
  /** Reckoned depth less the real one, for each index. */
  readonly depths: readonly number[]
}

const line = (name: string, ...values: string[]): string =>
  `  ${name.padEnd(40)}${values.map((value) => value.padStart(16)).join('')}`
const whole = (value: number): string => Math.round(value).toLocaleString('en')
const gibibytes = (bytes: number): string => `${whole(bytes / 2 ** 30)} GiB`

export function printCosts(costs: readonly Cost[], run: Run): void {
  console.log(`Measured with ${run.tenants} tenants and ${whole(run.count)} people on PostgreSQL, durable`)
  console.log(line('table or index', 'bytes a person', 'bytes a change'))
  const dear = costs.filter(({ perPerson, perChange }) => perPerson + perChange >= 10)
  for (const { name, perPerson, perChange } of dear.toSorted(
    (one, other) => other.perPerson + other.perChange - one.perPerson - one.perChange,
  ))
    console.log(line(name, whole(perPerson), whole(perChange)))
  const all = (of: (cost: Cost) => number) => whole(costs.reduce((sum, cost) => sum + of(cost), 0))
  console.log(
    line(
      'all',
      all(({ perPerson }) => perPerson),
      all(({ perChange }) => perChange),
    ),
  )
  console.log(line('one node: creates and changes a second', whole(run.creates), whole(run.changes)))
  console.log(line('the first half foretold the second within', `${run.foretold.toFixed(1)} %`))
  const deeper = run.depths.filter((difference) => difference < 0).length
  if (run.depths.length > 0) console.log(line('indexes deeper than reckoned', `${deeper} of ${run.depths.length}`))
}

export function printEstimate(fleet: Fleet, needed: Estimate, writes: number): void {
  console.log(`\nReckoned for ${whole(fleet.tenants)} tenants with ${whole(fleet.people)} people`)
  console.log(line('people, groups and their indexes', gibibytes(needed.bytesForPeople)))
  console.log(line(`${fleet.activityDays} days of history`, gibibytes(needed.bytesForHistory)))
  console.log(line('writes a second in the busiest hour', whole(needed.writesPerSecond)))
  console.log(line('reads a second in the busiest hour', whole(needed.readsPerSecond)))
  console.log(line('deepest index, levels below root, at most', String(needed.deepestIndex)))
  console.log(line(`database nodes by writes (${whole(writes)}/s each)`, String(needed.nodes.writes)))
  console.log(line('database nodes by disk (1 TB each)', String(needed.nodes.disk)))
}
