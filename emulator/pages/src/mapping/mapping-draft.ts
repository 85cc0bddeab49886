import type { AttributeMapping, Mapping, MappingProblem, MappingView } from '../api/provisioning-contract.ts'

/** A new line of a mapping before anything is chosen. */
export const blankAttribute: AttributeMapping = {
  source: '',
  expression: '',
  type: 'Direct',
  target: '',
  matchingPrecedence: 0,
  apply: 'Always',
  defaultValue: null,
}

/** The part of a loaded mapping that is saved again. */
export function mappingOf({ enabled, actions, attributes, scopingFilters, attributeList }: MappingView): Mapping {
  return { enabled, actions, attributes, scopingFilters, attributeList }
}

/** The list with the line at `position` replaced; a position past the end appends. */
export function withAttribute(
  attributes: AttributeMapping[],
  position: number,
  attribute: AttributeMapping,
): AttributeMapping[] {
  if (position >= attributes.length) return [...attributes, attribute]
  return attributes.map((before, other) => (other === position ? attribute : before))
}

/** Gives a line the expression that its type implies: [attribute], "constant", what was typed, or none. */
export function completed(attribute: AttributeMapping): AttributeMapping {
  if (attribute.type === 'Direct') return { ...attribute, expression: `[${attribute.source}]` }
  if (attribute.type === 'Constant') {
    return { ...attribute, expression: `"${attribute.source.replaceAll(/["\\]/g, '\\$&')}"` }
  }
  if (attribute.type === 'None') return { ...attribute, source: '', expression: '' }
  return { ...attribute, source: attribute.expression }
}

/** The precedence that a newly chosen matching attribute gets: after all others. */
export function nextPrecedence(attributes: readonly AttributeMapping[]): number {
  return Math.max(0, ...attributes.map(({ matchingPrecedence }) => matchingPrecedence)) + 1
}

/** The place of a line in the list that a problem names, or null when it is about no line. */
export function lineOf({ field }: MappingProblem): number | null {
  const found = /^attributes\.(\d+)\./.exec(field)
  return found ? Number(found[1]) : null
}

/** The problems of one line by its fields: `target`, `source`, `expression`, `defaultValue`, `matchingPrecedence`. */
export function problemsOfLine(problems: readonly MappingProblem[], position: number): Map<string, MappingProblem> {
  const prefix = `attributes.${String(position)}.`
  const found = problems.filter(({ field }) => field.startsWith(prefix))
  return new Map(found.reverse().map((problem) => [problem.field.slice(prefix.length), problem]))
}

/** What the "Source attribute" column shows of a line. */
export function sourceText({ type, source, expression, defaultValue }: AttributeMapping): string {
  if (type === 'Expression') return expression
  if (type === 'None') return `(none) default: ${defaultValue ?? ''}`
  return type === 'Constant' ? `"${source}"` : source
}
