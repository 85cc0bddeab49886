import type { AttributeMapping, Mapping, MappingView } from '../api/provisioning-contract.ts'

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
export function mappingOf({ enabled, actions, attributes, scopingFilters }: MappingView): Mapping {
  return { enabled, actions, attributes, scopingFilters }
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

/** Why a mapping cannot be saved; null when it can. */
export function mappingProblem(mapping: Mapping): string | null {
  if (!mapping.attributes.some(({ matchingPrecedence }) => matchingPrecedence === 1)) {
    return 'One attribute must have matching precedence 1: by it people are found in the application.'
  }
  const seen = new Set<string>()
  for (const { target } of mapping.attributes) {
    if (seen.has(target.toLowerCase())) return `${target} is mapped twice. Delete one of the two lines.`
    seen.add(target.toLowerCase())
  }
  return null
}

/** Why one line cannot be taken over; null when it can. */
export function attributeProblem(attribute: AttributeMapping): string | null {
  if (attribute.target.trim() === '') return 'Choose a target attribute.'
  if (attribute.target.trim() === 'id') return 'The application gives "id" itself; it cannot be a target.'
  if (attribute.type === 'Direct' && attribute.source.trim() === '') return 'Choose a source attribute.'
  if (attribute.type === 'Constant' && attribute.source === '') return 'Enter the constant value.'
  if (attribute.type === 'Expression' && attribute.expression.trim() === '') return 'Enter an expression.'
  return null
}

/** Gives a line the expression that its type implies: [attribute], "constant", or what was typed. */
export function completed(attribute: AttributeMapping): AttributeMapping {
  if (attribute.type === 'Direct') return { ...attribute, expression: `[${attribute.source}]` }
  if (attribute.type === 'Constant') {
    return { ...attribute, expression: JSON.stringify(attribute.source) }
  }
  return { ...attribute, source: attribute.expression }
}
