/** A JSON object. */
export type Json = Record<string, unknown>

/** A resource as a server gave it, with the id that it must have. */
export type Resource = Json & { id: string }

export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'
export const LIST_RESPONSE = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
export const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One element or attribute on the way to a value. */
type Step = { name: string } | { where: string; equals: string }

/**
 * Reads `name.givenName`, `emails[type eq "work"].value` or `urn:…:User:manager.value` from a resource. Names are compared
 * without their case, as SCIM does. @returns undefined when there is nothing
 */
export function valueAt(resource: unknown, path: string): unknown {
  let here: unknown = resource
  for (const step of stepsOf(path)) {
    if ('name' in step) here = member(here, step.name)
    else here = Array.isArray(here) ? here.find((one) => matches(member(one, step.where), step.equals)) : undefined
    if (here === undefined || here === null) return undefined
  }
  return here
}

function member(value: unknown, name: string): unknown {
  if (!isRecord(value)) return undefined
  if (name in value) return value[name]
  const key = Object.keys(value).find((one) => one.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : value[key]
}

function matches(value: unknown, wanted: string): boolean {
  return value !== undefined && String(value).toLowerCase() === wanted.toLowerCase()
}

function stepsOf(path: string): Step[] {
  const schema = /^(urn:[^[]+?:(?:User|Group))(?::(.*))?$/i.exec(path)
  if (schema?.[1] !== undefined) return [{ name: schema[1] }, ...stepsOf(schema[2] ?? '')]
  const steps: Step[] = []
  for (const part of path.matchAll(/([^.[\]]+)|\[\s*(\w+)\s+eq\s+"?([^"\]]*)"?\s*\]/g)) {
    const [, name, where, equals] = part
    if (where !== undefined && equals !== undefined) steps.push({ where, equals })
    else if (name !== undefined) steps.push({ name })
  }
  return steps
}
