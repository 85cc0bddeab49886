import type { JsonObject, JsonValue } from '../../base/index.ts'
import { member } from './member.ts'
import { PathError } from './path-error.ts'
import { parseSelector, type Selector } from './selector.ts'

export interface PathReader {
  /** As it was written, without the space around it. */
  readonly path: string
  /**
   * Every value that stands there, as text, in the order in which the client sent them. Empty where there is none.
   * @param manager name of the person's manager: Entra sends a reference only, so `…:manager.displayName` is answered by it
   */
  read(document: JsonObject, manager?: string | null): string[]
  /** Why nothing can be read by this path, in words for people; null: it is a path. */
  readonly problem: string | null
}

interface Step {
  /** Lower case. */
  readonly name: string
  readonly select: Selector | null
}

const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:user'
const managerName = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager.displayname'
const stepsAllowed = 8

/**
 * How to read a SCIM path: `title`, `name.givenName`, `phoneNumbers[type eq "mobile"].value`, `urn:…:User:department`. Letter
 * case never matters. Never throws: a path that cannot be read gives nothing and says why.
 */
export function pathReader(path: string): PathReader {
  const written = path.trim()
  try {
    const steps = stepsOf(written)
    const asksManager = written.toLowerCase() === managerName
    return {
      path: written,
      problem: null,
      read(document, manager = null) {
        const values: string[] = []
        collect(document, steps, 0, values)
        if (asksManager && values.length === 0 && manager !== null) values.push(manager)
        return values
      },
    }
  } catch (error) {
    if (!(error instanceof PathError)) throw error
    return { path: written, problem: error.message, read: () => [] }
  }
}

function stepsOf(path: string): Step[] {
  const { urn, rest } = splitUrn(path)
  const steps: Step[] = []
  if (urn !== null && urn.toLowerCase() !== coreUser) steps.push({ name: urn.toLowerCase(), select: null })
  const reading = new StepReader(rest)
  while (!reading.ended) steps.push(reading.next())
  if (steps.length > stepsAllowed) throw new PathError(`The path "${path}" goes deeper than ${stepsAllowed} names.`)
  return steps
}

/** The URN ends at the last colon before a bracket; its own version may hold a dot. */
function splitUrn(path: string): { urn: string | null; rest: string } {
  if (!/^urn:/iu.test(path)) return { urn: null, rest: path }
  const bracket = path.indexOf('[')
  const colon = path.slice(0, bracket === -1 ? path.length : bracket).lastIndexOf(':')
  return { urn: path.slice(0, colon), rest: path.slice(colon + 1) }
}

class StepReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  get ended(): boolean {
    return this.#at > 0 && this.#at >= this.#text.length
  }

  next(): Step {
    if (this.#at > 0) this.#dot()
    const name = /^[\p{L}$_][\p{L}\p{N}$_-]*/u.exec(this.#text.slice(this.#at))?.[0]
    if (name === undefined) throw new PathError(this.#missing())
    this.#at += name.length
    return { name: name.toLowerCase(), select: this.#text[this.#at] === '[' ? this.#selector() : null }
  }

  #selector(): Selector {
    const { selector, end } = parseSelector(this.#text, this.#at + 1)
    this.#at = end
    return selector
  }

  #dot(): void {
    if (this.#text[this.#at] !== '.') throw new PathError(`"${this.#text.slice(this.#at)}" is not part of a path.`)
    this.#at += 1
  }

  #missing(): string {
    const rest = this.#text.slice(this.#at)
    return rest === '' ? 'The name of an attribute is missing.' : `"${rest}" does not begin with an attribute's name.`
  }
}

function collect(value: JsonValue, steps: readonly Step[], index: number, found: string[]): void {
  if (Array.isArray(value)) {
    for (const one of value) collect(one, steps, index, found)
    return
  }
  const step = steps[index]
  if (step === undefined) return addText(value, found)
  if (typeof value !== 'object' || value === null) return
  const inner = member(value, step.name)
  if (inner === undefined) return
  if (step.select === null) return collect(inner, steps, index + 1, found)
  for (const one of Array.isArray(inner) ? inner : [inner])
    if (typeof one === 'object' && one !== null && !Array.isArray(one) && step.select(one))
      collect(one, steps, index + 1, found)
}

/** An object as a whole is its `value`, as everywhere in SCIM. */
function addText(value: JsonValue, found: string[]): void {
  if (value === null) return
  if (typeof value !== 'object') found.push(String(value))
  else if (!Array.isArray(value)) {
    const inner = member(value, 'value')
    if (inner !== undefined && inner !== null && typeof inner !== 'object') found.push(String(inner))
  }
}
