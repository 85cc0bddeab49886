import { badRequest } from './graph-error.ts'

/** A JSON object that is read member by member; what does not fit is refused with the member's name. */
export class JsonObject {
  readonly #values: Record<string, unknown>
  readonly #place: string

  /** @throws {GraphError} 400 when `value` is no object; `place` is how messages call it */
  constructor(value: unknown, place = 'The request body') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw badRequest(`${place} must be a JSON object.`)
    }
    this.#values = value as Record<string, unknown>
    this.#place = place
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name) && this.#values[name] !== undefined
  }

  get(name: string): unknown {
    return this.has(name) ? this.#values[name] : undefined
  }

  get names(): string[] {
    return Object.keys(this.#values)
  }

  text(name: string): string {
    const value = this.get(name)
    if (typeof value !== 'string') throw this.#wrong(name, 'a string', value)
    return value
  }

  optionalText(name: string): string | null {
    const value = this.get(name)
    return value === undefined || value === null ? null : this.text(name)
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.get(name) ?? otherwise
    if (typeof value !== 'boolean') throw this.#wrong(name, 'true or false', value)
    return value
  }

  wholeNumber(name: string, otherwise: number): number {
    const value = this.get(name) ?? otherwise
    if (typeof value !== 'number' || !Number.isInteger(value)) throw this.#wrong(name, 'a whole number', value)
    return value
  }

  object(name: string): JsonObject {
    if (!this.has(name)) throw this.#wrong(name, 'an object', undefined)
    return new JsonObject(this.get(name), `${this.#place}, ${name}`)
  }

  /** A list of objects; a member that is absent or null is an empty list. */
  objects(name: string): JsonObject[] {
    const value = this.get(name) ?? []
    if (!Array.isArray(value)) throw this.#wrong(name, 'a list', value)
    return value.map((one: unknown, index) => new JsonObject(one, `${this.#place}, ${name}[${index}]`))
  }

  texts(name: string): string[] {
    const value = this.get(name) ?? []
    if (!Array.isArray(value)) throw this.#wrong(name, 'a list of strings', value)
    return value.map((one: unknown, index) => {
      if (typeof one !== 'string') throw this.#wrong(`${name}[${index}]`, 'a string', one)
      return one
    })
  }

  #wrong(name: string, expected: string, found: unknown) {
    const state = found === undefined ? 'is missing; it must be' : 'must be'
    return badRequest(`${this.#place}: the property '${name}' ${state} ${expected}.`)
  }
}
