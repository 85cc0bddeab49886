import type { Spent } from './profile.ts'
import { stages } from './stages.ts'

const width = 860
const bar = { x: 120, height: 26, pitch: 44, length: 640 } as const

export interface Row {
  readonly title: string
  readonly spent: Spent
}

const total = ({ spent }: Row): number => [...spent.values()].reduce((sum, value) => sum + value, 0)

/** Bars on one scale: what one request of each kind costs, stage by stage. */
export function drawing(rows: readonly Row[]): string {
  const scale = bar.length / Math.max(...rows.map(total), 1)
  const legendTop = 16 + rows.length * bar.pitch
  const height = legendTop + Math.ceil(stages.length / 2) * 24 + 8
  const label = rows.map((row) => `${row.title} ${total(row).toFixed(0)} microseconds`).join(', ')
  const bars = rows.map((row, index) => drawnBar(row, 12 + index * bar.pitch, scale))
  const legend = stages.map(({ title, colour }, index) => {
    const [x, y] = [bar.x + (index % 2) * 340, legendTop + Math.floor(index / 2) * 24]
    return `<rect x="${x}" y="${y}" width="14" height="14" fill="${colour}"/><text x="${x + 22}" y="${y + 12}">${title}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
<style>text{font:13px system-ui,sans-serif;fill:#333}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>
${[...bars, ...legend].join('\n')}
</svg>
`
}

function drawnBar(row: Row, y: number, scale: number): string {
  let x: number = bar.x
  const parts = stages.map((stage) => {
    const length = (row.spent.get(stage) ?? 0) * scale
    const part = `<rect x="${x.toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="${bar.height}" fill="${stage.colour}"><title>${stage.title}: ${(row.spent.get(stage) ?? 0).toFixed(0)} µs</title></rect>`
    x += length
    return part
  })
  const name = `<text x="${bar.x - 10}" y="${y + 18}" text-anchor="end">${row.title}</text>`
  return `${name}${parts.join('')}<text x="${(x + 8).toFixed(1)}" y="${y + 18}">${total(row).toFixed(0)} µs</text>`
}

/** The same as a table in Markdown, in microseconds. */
export function table(rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const cell = (row: Row, title: string) => {
    const stage = stages.find((one) => one.title === title)
    return (stage ? (row.spent.get(stage) ?? 0) : total(row)).toFixed(0)
  }
  return [
    line(['microseconds of one request', ...rows.map(({ title }) => title)]),
    line(['---', ...rows.map(() => '---:')]),
    ...stages.map(({ title }) => line([title, ...rows.map((row) => cell(row, title))])),
    line(['**together**', ...rows.map((row) => `**${cell(row, '')}**`)]),
  ].join('\n')
}
