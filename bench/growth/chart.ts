import { figure, short } from '../report/numbers.ts'
import { picture, round, text } from '../report/svg.ts'
import { type OperationName, operations, type Size } from './operations.ts'
import type { Growth, GrowthResults } from './report.ts'

const panel = { width: 300, height: 150, gapX: 40, gapY: 56 } as const
const margin = 28
const columns = 3
const colours = ['first', 'second'] as const

interface Curve {
  readonly title: string
  of(size: Size): number
}

/** One panel an operation and one each for memory and the database; people grow to the right, tenfold at equal steps. */
export function growthChart({ growths }: Pick<GrowthResults, 'growths'>): string {
  const curves: Curve[] = [
    ...operations.map(({ name, title }) => ({ title: `${title}, requests/s`, of: rateOf(name) })),
    { title: 'memory, MiB', of: ({ memory }) => memory },
    { title: 'database, MiB', of: ({ database }) => database },
  ]
  const rows = Math.ceil(curves.length / columns)
  const width = 2 * margin + columns * panel.width + (columns - 1) * panel.gapX
  const top = 64
  const height = top + rows * (panel.height + panel.gapY)
  const panels = curves.map((curve, index) => {
    const x = margin + (index % columns) * (panel.width + panel.gapX)
    const y = top + Math.floor(index / columns) * (panel.height + panel.gapY)
    return panelOf(curve, growths, x, y + 14)
  })
  const description = growths
    .map(
      ({ database, sizes }) =>
        `${database}: ${curves.map((curve) => `${curve.title} ${sizes.map((size) => `${figure(curve.of(size))} with ${short(size.people)} people`).join(', ')}`).join('; ')}.`,
    )
    .join(' ')
  return picture(width, height, 'As the directory grows', description, [
    text(margin, 30, 'As the directory grows: a level line costs the same however many people there are', {
      style: 'title',
    }),
    ...growths.flatMap(({ database }, index) => legend(database, index)),
    ...panels.flat(),
  ])
}

const rateOf =
  (name: OperationName) =>
  (size: Size): number =>
    size.points[name].requestsPerSecond

function legend(database: string, index: number): string[] {
  const x = margin + index * 120
  return [
    `<rect class="${colourOf(index)}" x="${x}" y="42" width="12" height="12" rx="2"/>`,
    text(x + 18, 52, database),
  ]
}

const colourOf = (index: number): string => colours[index] ?? 'peer'

function panelOf({ title, of }: Curve, growths: readonly Growth[], x: number, y: number): string[] {
  const people = [...new Set(growths.flatMap(({ sizes }) => sizes.map((size) => size.people)))].toSorted(
    (a, b) => a - b,
  )
  const most = Math.max(1e-9, ...growths.flatMap(({ sizes }) => sizes.map(of)))
  const [first = 1, last = 1] = [people[0], people.at(-1)]
  const across = (count: number): number =>
    x + (last === first ? 0.5 : Math.log(count / first) / Math.log(last / first)) * panel.width
  const floor = y + panel.height
  const up = (value: number): number => y + panel.height - (value / most) * (panel.height - 36)
  return [
    text(x, y, title, { style: 'strong' }),
    `<path class="grid" d="M${x} ${y + panel.height}h${panel.width}"/>`,
    ...people.map((count) =>
      text(across(count), y + panel.height + 16, short(count), { anchor: 'middle', style: 'quiet' }),
    ),
    ...growths.flatMap(({ sizes }, index) => {
      const places = sizes.map((size) => ({ x: round(across(size.people)), y: round(up(of(size))), size }))
      return [
        `<polyline class="line ${colourOf(index)}" style="fill:none" points="${places.map((at) => `${at.x},${at.y}`).join(' ')}"/>`,
        ...places.flatMap((at) => [
          `<circle class="${colourOf(index)}" cx="${at.x}" cy="${at.y}" r="3"/>`,
          text(at.x, at.y + (isLower(at.size, of, growths) && at.y < floor - 18 ? 16 : -7), figure(of(at.size)), {
            anchor: 'middle',
            style: 'quiet',
          }),
        ]),
      ]
    }),
  ]
}

/** The figure of the lower of two curves stands below its point, so that the two do not meet. */
function isLower(size: Size, of: Curve['of'], growths: readonly Growth[]): boolean {
  const others = growths.flatMap(({ sizes }) => sizes.filter((other) => other !== size && other.people === size.people))
  return others.some((other) => of(other) > of(size))
}
