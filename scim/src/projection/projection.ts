import { ScimError } from '../errors/scim-error.ts'
import { parsePath } from '../path/value-path.ts'
import { type ResolvedPath, resolvePath } from '../schema/resolve-path.ts'
import type { ResourceType } from '../schema/resource-type.ts'

/** Which attributes an answer has: RFC 7644 section 3.9. Texts are canonical paths. */
export interface Projection {
  /** Null: the client asked for none by name. */
  readonly attributes: ReadonlySet<string> | null
  readonly excludedAttributes: ReadonlySet<string>
}

export interface ProjectionRequest {
  /** As in the query string (separated by commas) or in a SearchRequest (a list). */
  readonly attributes?: string | readonly string[] | undefined
  readonly excludedAttributes?: string | readonly string[] | undefined
}

/** Reads the two parameters; names that nobody knows are no error, they choose nothing. */
export function parseProjection(request: ProjectionRequest, resourceType: ResourceType): Projection {
  const attributes = namesOf(request.attributes)
  return {
    attributes: attributes.length === 0 ? null : canonicalNames(attributes, resourceType),
    excludedAttributes: canonicalNames(namesOf(request.excludedAttributes), resourceType),
  }
}

const namesOf = (names: string | readonly string[] | undefined): string[] =>
  typeof names === 'string' ? splitNames(names) : (names ?? []).flatMap(splitNames)

function canonicalNames(names: readonly string[], resourceType: ResourceType): Set<string> {
  return new Set(names.flatMap((name) => canonicalName(name, resourceType) ?? []))
}

/** Commas in brackets do not separate: Microsoft's Postman collection asks for `emails[type eq "work"]`. */
function splitNames(names: string): string[] {
  const result: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index <= names.length; index++) {
    const character = names.charAt(index)
    if (character === '[') depth++
    else if (character === ']') depth--
    else if (index === names.length || (character === ',' && depth <= 0)) {
      result.push(names.slice(start, index).trim())
      start = index + 1
    }
  }
  return result.filter((name) => name !== '')
}

function canonicalName(name: string, resourceType: ResourceType): string | undefined {
  try {
    return resolvePath(resourceType, parsePath(name)).canonical
  } catch (error) {
    if (error instanceof ScimError) return undefined
    throw error
  }
}

/** `parts`: only sub-attributes of it are named. */
export function isNamed(names: ReadonlySet<string> | null, path: string, whole: string): 'whole' | 'parts' | 'no' {
  if (names === null) return 'no'
  if (names.has(path) || (whole !== '' && names.has(whole))) return 'whole'
  for (const name of names) if (name.startsWith(`${path}.`)) return 'parts'
  return 'no'
}

/** Whether the answer can have this attribute at all, so that a caller need not fetch what nobody sees (`members`). */
export function wants(projection: Projection, path: ResolvedPath): boolean {
  if (path.attribute?.returned === 'always') return true
  const named = isNamed(projection.attributes, path.canonical, path.extension?.toLowerCase() ?? '')
  if ((projection.attributes !== null || path.attribute?.returned === 'request') && named === 'no') return false
  return path.attribute?.returned !== 'never' && !projection.excludedAttributes.has(path.canonical)
}
