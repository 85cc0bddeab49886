import { printAttributePath } from '../path/attribute-path.ts'
import { printLiteral } from './literal.ts'
import type { Filter } from './tree.ts'

/** The text that reads back as the same tree. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters
        .map((part) => (needsGroup(filter.kind, part) ? `(${printFilter(part)})` : printFilter(part)))
        .join(` ${filter.kind} `)
    case 'not':
      return `not (${printFilter(filter.filter)})`
    case 'present':
      return `${printAttributePath(filter.path)} pr`
    case 'compare':
      return `${printAttributePath(filter.path)} ${filter.operator} ${printLiteral(filter.value)}`
    case 'element':
      return `${printAttributePath(filter.path)}[${printFilter(filter.filter)}]`
  }
}

function needsGroup(outer: 'and' | 'or', part: Filter): boolean {
  return part.kind === 'or' || (part.kind === 'and' && outer === 'and')
}
