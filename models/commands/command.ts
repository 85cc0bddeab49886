import type { AsyncCommand } from 'fast-check'
import type { Directory } from '../model/directory.ts'
import type { JsonObject } from '../model/json.ts'
import { Refusal } from '../model/refusal.ts'
import type { Call, Expected } from '../worlds/call.ts'
import type { Worlds } from '../worlds/worlds.ts'

/** One thing that a client does: what it sends, and what the model says that comes back. */
export interface Step {
  readonly call: Call
  /** Carries it out in the model. @throws {Refusal} when the answer must be an error; then the model is unchanged */
  readonly expect: () => Expected
}

/** A command of fast-check: the same steps in the model and in each world. */
export class Command implements AsyncCommand<Directory, Worlds> {
  readonly #name: string
  readonly #given: object
  readonly #steps: (model: Directory) => readonly Step[]

  /** @param given what chance chose; it is what a counter-example shows */
  constructor(name: string, given: object, steps: (model: Directory) => readonly Step[]) {
    this.#name = name
    this.#given = given
    this.#steps = steps
  }

  check(): boolean {
    return true
  }

  async run(model: Directory, worlds: Worlds): Promise<void> {
    for (const { call, expect } of this.#steps(model)) await worlds.ask(call, answerOf(expect))
  }

  toString(): string {
    return `${this.#name} ${JSON.stringify(this.#given)}`
  }
}

function answerOf(expect: () => Expected): Expected {
  try {
    return expect()
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, scimType: error.scimType }
    throw error
  }
}

/** One of the handles that were given so far, or one that never was. */
export function chosen(handles: readonly string[], nth: number, kind: 'U' | 'G'): string {
  return handles[nth % (handles.length + 1)] ?? `${kind}-nobody`
}

const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

/** RFC 7644 section 3.4.2. */
export function listOf(resources: readonly JsonObject[], total: number, startIndex: number): JsonObject {
  return {
    schemas: [listSchema],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: [...resources],
  }
}
