import { attributeListProblems, isCustom } from './attribute-list-problems.ts'
import { lineProblems } from './line-problems.ts'
import type { AttributeMapping, Mapping } from './mapping.ts'
import { type MappingProblem, problem } from './problem.ts'
import { attributeListOf, keyOf } from './target-attributes.ts'

/**
 * Everything that is wrong with a mapping, in the order of its lines; empty when it can be saved.
 * @param sources the names of the tenant's attributes; any name passes when left out
 */
export function mappingProblems(
  mapping: Mapping,
  kind: 'users' | 'groups',
  sources: ReadonlySet<string> | null = null,
): MappingProblem[] {
  return [
    ...(kind === 'users' && !mapping.enabled
      ? [problem('enabled', 'The user mapping cannot be switched off. Stop provisioning instead.')]
      : []),
    ...mapping.attributes.flatMap((line, index) => [
      ...lineProblems(mapping, line, `attributes.${index}`, sources),
      ...duplicateProblems(mapping, line, index),
      ...unlistedProblems(mapping, kind, line, index),
    ]),
    ...matchingProblems(mapping.attributes),
    ...attributeListProblems(mapping),
  ]
}

function duplicateProblems({ attributes }: Mapping, { target }: AttributeMapping, index: number): MappingProblem[] {
  const first = attributes.findIndex((other) => keyOf(other.target) === keyOf(target))
  if (first === index || target.trim() === '') return []
  const message = `Line ${first + 1} writes ${target} already. Choose another target attribute, or remove one of the two lines.`
  return [problem(`attributes.${index}.target`, message)]
}

function unlistedProblems(
  mapping: Mapping,
  kind: 'users' | 'groups',
  { target }: AttributeMapping,
  index: number,
): MappingProblem[] {
  const isListed = attributeListOf(mapping, kind).some((one) => keyOf(one.name) === keyOf(target))
  if (isListed || !mapping.attributeList || !isCustom(target)) return []
  return [
    problem(`attributes.${index}.target`, `${target} is not in the attribute list. Add it with “Edit attribute list”.`),
  ]
}

/** Precedences run from 1 without a gap, and each is given once. */
function matchingProblems(attributes: readonly AttributeMapping[]): MappingProblem[] {
  const matching = attributes
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => line.matchingPrecedence > 0)
    .sort((left, right) => left.line.matchingPrecedence - right.line.matchingPrecedence)
  if (matching.length === 0) {
    return [
      problem('attributes', 'One attribute must match objects with the precedence 1. Edit the line and choose it.'),
    ]
  }
  return matching.flatMap(({ line, index }, place) => {
    const field = `attributes.${index}.matchingPrecedence`
    const before = matching[place - 1]?.line
    if (before?.matchingPrecedence === line.matchingPrecedence) {
      return [problem(field, `${before.target} has the precedence ${line.matchingPrecedence} already. Choose another.`)]
    }
    const expected = (before?.matchingPrecedence ?? 0) + 1
    if (line.matchingPrecedence === expected) return []
    return [problem(field, `The precedence ${expected} is missing. Number the matching attributes 1, 2, 3 …`)]
  })
}
