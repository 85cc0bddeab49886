import type { Chosen } from '../choose.ts'

/** The checks as a list: column, id and title. */
export function listing(chosen: readonly Chosen[]): string {
  const widest = Math.max(0, ...chosen.map(({ check }) => check.id.length))
  const lines: string[] = []
  let source = ''
  for (const { check } of chosen) {
    if (check.source.name !== source) lines.push('', `${check.source.name}  ${check.source.url}`)
    source = check.source.name
    lines.push(`  ${check.id.padEnd(widest)}  ${check.column.padEnd(11)}  ${check.title}`)
  }
  return [...lines.slice(1), '', `${chosen.length} checks`].join('\n')
}
