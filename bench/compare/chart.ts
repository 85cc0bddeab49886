import { figure } from '../report/numbers.ts'
import { picture, round, text } from '../report/svg.ts'
import type { Result } from './measure.ts'
import { type OperationName, operationsWith } from './operations.ts'
import type { Shown } from './report.ts'

const panel = { width: 480, titleHeight: 34, rowHeight: 22, gap: 24, names: 235, figures: 70 } as const
const margin = 20

/** Six panels of bars, one an operation, each on a scale of its own that ends at its fastest. */
export function compareChart({ results, plan }: Shown): string {
  const operations = operationsWith(plan)
  const panelHeight = panel.titleHeight + results.length * panel.rowHeight
  const width = 2 * margin + 2 * panel.width + panel.gap
  const rows = Math.ceil(operations.length / 2)
  const height = 2 * margin + 30 + rows * panelHeight + (rows - 1) * panel.gap
  const panels = operations.map(({ name, title }, index) => {
    const x = margin + (index % 2) * (panel.width + panel.gap)
    const y = margin + 30 + Math.floor(index / 2) * (panelHeight + panel.gap)
    return bars(results, name, title, x, y)
  })
  const title = 'Requests a second'
  const description = results
    .map(
      (result) =>
        `${result.title}: ${operations.map((one) => `${one.title} ${rateText(result, one.name)}`).join(', ')}.`,
    )
    .join(' ')
  return picture(width, height, title, description, [
    text(margin, margin + 12, 'Requests a second, longer is better; one core for the server', { style: 'title' }),
    ...panels.flat(),
  ])
}

const rateOf = (result: Result, operation: OperationName): number | null =>
  result.scores[operation]?.requestsPerSecond ?? null

function rateText(result: Result, operation: OperationName): string {
  const rate = rateOf(result, operation)
  return rate === null ? 'not measured' : figure(rate)
}

function bars(results: readonly Result[], name: OperationName, title: string, x: number, y: number): string[] {
  const most = Math.max(1, ...results.map((result) => rateOf(result, name) ?? 0))
  const longest = panel.width - panel.names - panel.figures
  return [
    text(x, y + 14, title, { style: 'strong' }),
    ...results.flatMap((result, index) => {
      const top = y + panel.titleHeight - 8 + index * panel.rowHeight
      const length = Math.max(1, ((rateOf(result, name) ?? 0) / most) * longest)
      const left = x + panel.names
      return [
        text(left - 8, top + 12, result.title, { anchor: 'end', style: result.kind === 'ours' ? 'strong' : 'quiet' }),
        `<rect class="${colourOf(result)}" stroke="none" x="${left}" y="${round(top)}" width="${round(length)}" height="15" rx="2"/>`,
        text(left + length + 6, top + 12, rateText(result, name), result.kind === 'ours' ? { style: 'strong' } : {}),
      ]
    }),
  ]
}

function colourOf({ name, kind }: Result): string {
  if (kind !== 'ours') return kind
  return name === 'ours-sqlite' ? 'first' : 'second'
}
