/** A SCIM attribute path of a mapping, taken apart. */
export interface TargetPath {
  /** The path as the mapping has it. */
  text: string
  /** The extension that the attribute belongs to, or null for the core schema. */
  extension: string | null
  attribute: string
  /** `type eq "work"` of `emails[type eq "work"].value`. */
  filter: { attribute: string; value: string } | null
  subAttribute: string | null
}

export type Resource = Record<string, unknown>

const pattern = /^([A-Za-z$][\w$-]*)(?:\[(\w+) eq "?([^"\]]*)"?\])?(?:\.(\w+))?$/

/** @returns null when the text is no path that Entra's attribute mapping can write */
export function parseTargetPath(text: string): TargetPath | null {
  const colon = text.toLowerCase().startsWith('urn:') ? text.lastIndexOf(':') : -1
  const schema = colon < 0 ? null : text.slice(0, colon)
  const found = pattern.exec(text.slice(colon + 1))
  if (!found?.[1]) return null
  return {
    text,
    extension: schema?.startsWith('urn:ietf:params:scim:schemas:core:') ? null : schema,
    attribute: found[1],
    filter: found[2] === undefined ? null : { attribute: found[2], value: found[3] ?? '' },
    subAttribute: found[4] ?? null,
  }
}

/** What a resource has at a path: a plain value, or undefined. A reference is read by its `value`. */
export function readTarget(resource: Resource, path: TargetPath): unknown {
  const holder = path.extension === null ? resource : member(resource, path.extension)
  let value = member(holder, path.attribute)
  const { filter } = path
  if (filter) {
    const elements: unknown[] = Array.isArray(value) ? value : []
    value = elements.find((element) => sameText(member(element, filter.attribute), filter.value))
  }
  return path.subAttribute === null ? value : member(value, path.subAttribute)
}

/** Sets a value in a resource that is being built, making what lies between. */
export function writeTarget(resource: Resource, path: TargetPath, value: unknown): void {
  const holder = path.extension === null ? resource : child(resource, path.extension)
  const { filter } = path
  if (filter) {
    const elements = elementsOf(holder, path.attribute)
    let element = elements.find((one) => sameText(one[filter.attribute], filter.value))
    if (!element) {
      element = elementStart(filter, elements.length === 0)
      elements.push(element)
    }
    element[path.subAttribute ?? 'value'] = value
  } else if (path.subAttribute === null) holder[path.attribute] = value
  else child(holder, path.attribute)[path.subAttribute] = value
}

/** The first e-mail, work phone and work address carry `primary: true`, as on Entra's wire. */
function elementStart(filter: { attribute: string; value: string }, isFirst: boolean): Resource {
  if (filter.attribute === 'primary') return { primary: true }
  return isFirst ? { [filter.attribute]: filter.value, primary: true } : { [filter.attribute]: filter.value }
}

function elementsOf(holder: Resource, name: string): Resource[] {
  const found = holder[name]
  if (Array.isArray(found)) return found as Resource[]
  const made: Resource[] = []
  holder[name] = made
  return made
}

function child(holder: Resource, name: string): Resource {
  const found = holder[name]
  if (typeof found === 'object' && found !== null && !Array.isArray(found)) return found as Resource
  const made: Resource = {}
  holder[name] = made
  return made
}

/** A member by name, names compared without case as SCIM asks. */
function member(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined
  const own = holder as Resource
  if (Object.hasOwn(own, name)) return own[name]
  const lower = name.toLowerCase()
  const key = Object.keys(own).find((candidate) => candidate.toLowerCase() === lower)
  return key === undefined ? undefined : own[key]
}

function sameText(value: unknown, expected: string): boolean {
  return String(value).toLowerCase() === expected.toLowerCase()
}
