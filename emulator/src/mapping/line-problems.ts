import { targetNameProblem } from './attribute-list-problems.ts'
import { constantOf, lineExpression } from './compile.ts'
import { attributesOf, calls } from './evaluate.ts'
import type { Expression } from './expression.ts'
import type { AttributeMapping, AttributeType, Mapping } from './mapping.ts'
import { type MappingProblem, problem, problemsOf } from './problem.ts'
import { targetAttribute } from './target-attributes.ts'

const references = new Set(['manager', 'members'])
const entraExtension = /^extension_[0-9a-f]{32}_\w+$/i

/** What is wrong with one line of a mapping, apart from the other lines. `at` is where the line is. */
export function lineProblems(
  mapping: Mapping,
  line: AttributeMapping,
  at: string,
  sources: ReadonlySet<string> | null,
): MappingProblem[] {
  const field = line.type === 'Expression' ? `${at}.expression` : `${at}.source`
  const missing = missingProblem(line)
  if (missing !== null)
    return [
      ...targetProblems(mapping, line, at),
      problem(missing === noDefault ? `${at}.defaultValue` : field, missing),
    ]
  const unread = problemsOf(field, () => lineExpression(line))
  return [
    ...targetProblems(mapping, line, at),
    ...(unread.length > 0 ? unread : sourceProblems(lineExpression(line), line, field, sources)),
    ...valueProblems(targetAttribute(mapping, line.target).type, line, at),
  ]
}

const noDefault = 'Without a source there must be a default value. Enter it, or choose another type.'

function missingProblem(line: AttributeMapping): string | null {
  if (line.type === 'Direct' && line.source.trim() === '') return 'Choose a source attribute.'
  if (line.type === 'Constant' && constantOf(line) === '') return 'Enter the constant value.'
  if (line.type === 'Expression' && line.expression.trim() === '') return 'Enter an expression.'
  return line.type === 'None' && (line.defaultValue ?? '') === '' ? noDefault : null
}

function targetProblems(mapping: Mapping, line: AttributeMapping, at: string): MappingProblem[] {
  const name = line.target.trim()
  if (name.toLowerCase() === 'id') {
    return [problem(`${at}.target`, 'The application gives "id" itself; it cannot be a target. Choose externalId.')]
  }
  const wrong = targetNameProblem(name)
  if (wrong !== null) return [problem(`${at}.target`, wrong)]
  const { type, multiValue } = targetAttribute(mapping, name)
  const isReference = line.type === 'Direct' && references.has(line.source)
  if (type === 'Reference' && !isReference) {
    return [problem(`${at}.source`, `${name} is a reference. Map it directly from manager or members.`)]
  }
  if (isReference && type !== 'Reference') {
    return [
      problem(`${at}.target`, `${line.source} is a reference and fits only a target attribute of type Reference.`),
    ]
  }
  if (line.matchingPrecedence > 0 && (type === 'Reference' || multiValue)) {
    return [
      problem(`${at}.matchingPrecedence`, `${name} cannot match objects: it has no single plain value. Choose No.`),
    ]
  }
  return []
}

function sourceProblems(
  expression: Expression | null,
  line: AttributeMapping,
  field: string,
  sources: ReadonlySet<string> | null,
): MappingProblem[] {
  if (!expression) return []
  const unknown = sources && unknownAttribute(expression, line.type === 'Expression' ? line.expression : '', sources)
  if (unknown) return [problem(field, unknown.message, unknown.position)]
  const rolesWanted = ['AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'].find((name) =>
    calls(expression, name),
  )
  if (rolesWanted && line.target.trim() !== 'roles') {
    return [problem(field, `${rolesWanted} gives whole roles and fits only the target attribute "roles".`)]
  }
  return []
}

/** A constant or a default value has to be what the type of the target says. */
function valueProblems(type: AttributeType, line: AttributeMapping, at: string): MappingProblem[] {
  const constant = line.type === 'Constant' ? typeProblem(type, constantOf(line)) : null
  const fallback = line.defaultValue ? typeProblem(type, line.defaultValue) : null
  return [
    ...(constant === null ? [] : [problem(`${at}.source`, constant)]),
    ...(fallback === null ? [] : [problem(`${at}.defaultValue`, fallback)]),
  ]
}

function typeProblem(type: AttributeType, value: string): string | null {
  if (type === 'Boolean' && !/^(?:true|false)$/i.test(value))
    return `The target is a boolean. Write True or False, not "${value}".`
  if (type === 'Integer' && !/^-?\d{1,15}$/.test(value))
    return `The target is a whole number. Write digits, not "${value}".`
  if (type === 'DateTime' && Number.isNaN(Date.parse(value)))
    return `The target is a date. Write one like 2026-12-31T00:00:00Z.`
  return null
}

/**
 * The first attribute of an expression that the tenant does not have, in words and with its place in the text; null when
 * it has all of them. Directory extensions (`extension_…`) are never unknown.
 */
export function unknownAttribute(
  expression: Expression,
  text: string,
  sources: ReadonlySet<string>,
): { message: string; position: number | null } | null {
  const name = attributesOf(expression).find((one) => !sources.has(one) && !entraExtension.test(one))
  if (name === undefined) return null
  const position = text.indexOf(`[${name}`)
  const message = `The tenant has no attribute "${name}". Names are case-sensitive; choose one of the list, or import a file with this column.`
  return { message, position: position < 0 ? null : position }
}
