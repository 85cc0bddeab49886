import type { MappedValue } from './compile.ts'
import { ExpressionError } from './expression.ts'
import { type AppRole, rolesOf } from './functions/index.ts'
import type { AttributeType } from './mapping.ts'

const ROLE_TYPE = 'WindowsAzureActiveDirectoryRole'

/**
 * What a POST carries: booleans and integers as JSON has them, roles as objects, the default value where the source has
 * none. Undefined when nothing is sent.
 * @throws {ExpressionError} when the value does not fit the type of the target attribute
 */
export function createValue(mapped: MappedValue): unknown {
  const { line } = mapped
  if (mapped.values.length > 0) return jsonOf(mapped)
  if (line.defaultValue === null || line.defaultValue === '') return undefined
  return typed(line.defaultValue, mapped.attribute.type, line.target)
}

/**
 * What a PATCH carries. The older dialect writes every scalar as text and each role as JSON text inside `value`.
 * @throws {ExpressionError} when the value does not fit the type of the target attribute
 */
export function patchValue(mapped: MappedValue, dialect: 'legacy' | 'compliant'): unknown {
  if (mapped.roles === 'complex' && dialect === 'legacy') return mapped.values.map((value) => ({ value }))
  const value = jsonOf(mapped)
  if (dialect === 'compliant' || typeof value === 'object') return value
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value)
}

/** Whether a PATCH sends the whole set with Replace, so that what is missing goes. */
export function patchReplaces(mapped: MappedValue): boolean {
  return mapped.roles === 'assertive'
}

/** Whether the target has this value already; upper and lower case count only for attributes with exact case. */
export function sameValue(mapped: MappedValue, before: unknown): boolean {
  if (mapped.values.length === 0) return true
  if (mapped.roles) return sameRoles(mapped, before)
  if (mapped.attribute.multiValue && mapped.path.subAttribute === null && !mapped.path.filter) {
    const held = new Set(elementsOf(before).map((one) => folded(mapped, textOf(member(one, 'value') ?? one))))
    return mapped.values.every((value) => held.has(folded(mapped, value)))
  }
  if (before === undefined || before === null || before === '') return false
  return folded(mapped, textOf(before)) === folded(mapped, mapped.value ?? '')
}

function folded(mapped: MappedValue, value: string): string {
  if (mapped.attribute.type === 'DateTime') {
    const time = Date.parse(value)
    return Number.isNaN(time) ? value : String(time)
  }
  return mapped.attribute.exactCase && mapped.attribute.type !== 'Boolean' ? value : value.toLowerCase()
}

function jsonOf(mapped: MappedValue): unknown {
  if (mapped.roles) return rolesOf([...mapped.values], mapped.line.target).map(roleObject)
  const { type, multiValue } = mapped.attribute
  const target = mapped.line.target
  if (multiValue && mapped.path.subAttribute === null && !mapped.path.filter) {
    return mapped.values.map((value) => ({ value: typed(value, type, target) }))
  }
  return typed(mapped.value ?? '', mapped.path.subAttribute === 'primary' ? 'Boolean' : type, target)
}

function roleObject(role: AppRole): Record<string, unknown> {
  return { primary: false, type: ROLE_TYPE, display: role.displayName, value: role.value || role.displayName }
}

function typed(value: string, type: AttributeType, target: string): unknown {
  if (type === 'Boolean') {
    if (/^(?:true|false)$/i.test(value)) return value.toLowerCase() === 'true'
    throw new ExpressionError(`${target}: "${value}" is neither True nor False.`, null)
  }
  if (type === 'Integer') {
    if (/^-?\d{1,15}$/.test(value)) return Number(value)
    throw new ExpressionError(`${target}: "${value}" is not a whole number.`, null)
  }
  return value
}

function sameRoles(mapped: MappedValue, before: unknown): boolean {
  const held = elementsOf(before).map((one) => roleKey(textOf(member(one, 'value'))))
  const wanted = mapped.values.map(roleKey)
  if (mapped.roles === 'assertive' && held.length !== wanted.length) return false
  return wanted.every((key) => held.includes(key))
}

/** A role as the target may hold it: plain, or as the JSON text that the older dialect sends. */
function roleKey(value: string): string {
  try {
    const [role] = rolesOf([value], 'roles')
    return role ? role.value || role.displayName : value
  } catch {
    return value
  }
}

function elementsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
