import { TenantError } from '../tenant/index.ts'

/** A JSON body that is read member by member, with an error that names the member. */
export class Body {
  readonly #values: Record<string, unknown>

  /** @throws {TenantError} when the body is no JSON object */
  constructor(body: unknown) {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw new TenantError('invalid', 'The request needs a JSON object as its body.')
    }
    this.#values = body as Record<string, unknown>
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#values, name) && this.#values[name] !== undefined
  }

  get(name: string): unknown {
    return this.has(name) ? this.#values[name] : undefined
  }

  text(name: string): string {
    const value = this.get(name)
    if (typeof value !== 'string') throw wrong(name, 'text')
    return value
  }

  optionalText(name: string): string | null {
    const value = this.get(name)
    if (value === undefined || value === null) return null
    return this.text(name)
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.get(name) ?? otherwise
    if (typeof value !== 'boolean') throw wrong(name, 'true or false')
    return value
  }

  wholeNumber(name: string, limits: { least: number; most: number }, otherwise?: number): number {
    const value = this.get(name) ?? otherwise
    if (typeof value !== 'number' || !Number.isInteger(value) || value < limits.least || value > limits.most) {
      throw wrong(name, `a whole number from ${limits.least} to ${limits.most}`)
    }
    return value
  }

  choice<T extends string>(name: string, choices: readonly T[], otherwise?: T): T {
    const value = this.get(name) ?? otherwise
    const found = choices.find((choice) => choice === value)
    if (found === undefined) throw wrong(name, `one of ${choices.join(', ')}`)
    return found
  }

  texts(name: string): string[] {
    const value = this.get(name)
    if (!Array.isArray(value)) throw wrong(name, 'a list of texts')
    return value.map((one: unknown) => {
      if (typeof one !== 'string') throw wrong(name, 'a list of texts')
      return one
    })
  }
}

function wrong(name: string, expected: string): TenantError {
  return new TenantError('invalid', `"${name}" must be ${expected}.`, name)
}
