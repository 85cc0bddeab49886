import {
  createValue,
  enterpriseSchema,
  type MappedValue,
  patchReplaces,
  patchValue,
  type Resource,
  readTarget,
  sameValue,
  writeTarget,
} from '../mapping/index.ts'
import type { Dialect } from '../scim-client/index.ts'
import type { ModifiedProperty } from './log-entry.ts'

const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group'
/** A marker without attributes that Entra still sends with groups. */
const GROUP_MARKER = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'

/** What the logs show of a value that its expression keeps out of them. */
const REDACTED = '[Redact]'

/** A change between source and target. */
export interface Difference {
  mapped: MappedValue & { value: string }
  before: unknown
}

export interface PatchOperation {
  op: string
  path?: string
  value?: unknown
}

/** The body of POST /Users: both schemas always, `roles` always, booleans native, what is empty left out. */
export function userBody(values: readonly MappedValue[]): Resource {
  const body: Resource = { schemas: [USER_SCHEMA, enterpriseSchema], meta: { resourceType: 'User' }, roles: [] }
  fill(body, values)
  return body
}

/** The body of POST /Groups: without members, which come one by one. */
export function groupBody(values: readonly MappedValue[]): Resource {
  const body: Resource = { schemas: [GROUP_SCHEMA, GROUP_MARKER], meta: { resourceType: 'Group' } }
  fill(body, values)
  return body
}

/** What the target has otherwise than the source. An empty source value changes nothing: Entra does not send nulls. */
export function differences(values: readonly MappedValue[], target: Resource): Difference[] {
  return values.flatMap((mapped) => {
    const { value } = mapped
    if (value === null || mapped.line.apply === 'OnlyOnCreate') return []
    const before = readTarget(target, mapped.path)
    return sameValue(mapped, before) ? [] : [{ mapped: { ...mapped, value }, before }]
  })
}

/** The body of a PATCH. One operation per attribute in the old dialect; in the compliant one simple attributes are merged. */
export function patchBody(changes: readonly Difference[], dialect: Dialect): Resource {
  const operations = dialect === 'legacy' ? changes.map(legacyOperation) : compliantOperations(changes)
  return { schemas: [PATCH_SCHEMA], Operations: operations }
}

/** A PATCH of ready operations. */
export function patchOf(...operations: PatchOperation[]): Resource {
  return { schemas: [PATCH_SCHEMA], Operations: operations }
}

/** `active` alone, in the words of the dialect. */
export function activeBody(active: boolean, dialect: Dialect): Resource {
  return dialect === 'legacy'
    ? patchOf({ op: 'Replace', path: 'active', value: active ? 'True' : 'False' })
    : patchOf({ op: 'replace', path: 'active', value: active })
}

export function modifiedOf(changes: readonly Difference[]): ModifiedProperty[] {
  return changes.map(({ mapped, before }) => ({
    attribute: mapped.path.text,
    oldValue: mapped.redacted ? REDACTED : asText(before),
    newValue: mapped.redacted ? REDACTED : mapped.value,
  }))
}

function fill(body: Resource, values: readonly MappedValue[]): void {
  for (const mapped of values) {
    const value = createValue(mapped)
    if (value !== undefined) writeTarget(body, mapped.path, value)
  }
}

function legacyOperation({ mapped, before }: Difference): PatchOperation {
  const op = isEmpty(before) && !patchReplaces(mapped) ? 'Add' : 'Replace'
  return { op, path: mapped.path.text, value: patchValue(mapped, 'legacy') }
}

function compliantOperations(changes: readonly Difference[]): PatchOperation[] {
  const operations: PatchOperation[] = []
  const merged: Record<'add' | 'replace', Resource> = { add: {}, replace: {} }
  for (const { mapped, before } of changes) {
    const op = isEmpty(before) && !patchReplaces(mapped) ? 'add' : 'replace'
    const value = patchValue(mapped, 'compliant')
    if (mapped.path.filter || typeof value === 'boolean') operations.push({ op, path: mapped.path.text, value })
    else merged[op][mapped.path.text] = value
  }
  for (const op of ['add', 'replace'] as const) {
    if (Object.keys(merged[op]).length > 0) operations.push({ op, value: merged[op] })
  }
  return operations
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** A value of a resource as text; nothing for an empty one. */
export function asText(value: unknown): string | null {
  if (isEmpty(value)) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
