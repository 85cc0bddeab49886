import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { bulkReferences } from './bulk-references.ts'
import type { BulkOperation, BulkRequest } from './bulk-request.ts'
import { PATCH_OP_SCHEMA } from './urns.ts'

/** What to do next; every bulkId that a step refers to is made by an earlier one, or by none at all. */
export type BulkStep =
  | { readonly kind: 'operation'; readonly operation: BulkOperation }
  /** Closes a circle: a PATCH of what `operation` made, with the references that had to wait. */
  | {
      readonly kind: 'completion'
      readonly operation: BulkOperation
      readonly bulkId: string
      readonly patch: JsonObject
    }

/**
 * Orders the operations so that what is referred to is made first; others keep their order. In a circle (RFC 7644
 * section 3.7.1) the first is made without the references that cannot be resolved yet, and gets them by a PATCH as
 * soon as they can.
 */
export function planBulk(request: BulkRequest): BulkStep[] {
  const planner = new BulkPlanner(request.operations)
  for (const operation of request.operations) planner.visit(operation)
  return planner.steps
}

interface Waiting {
  readonly operation: BulkOperation
  readonly bulkId: string
  readonly patch: JsonObject
  readonly references: ReadonlySet<string>
}

class BulkPlanner {
  readonly steps: BulkStep[] = []
  readonly #makers = new Map<string, BulkOperation>()
  readonly #state = new Map<BulkOperation, 'open' | 'done'>()
  readonly #made = new Set<string>()
  #waiting: Waiting[] = []

  constructor(operations: readonly BulkOperation[]) {
    for (const operation of operations) {
      if (operation.method === 'POST' && operation.bulkId !== null) this.#makers.set(operation.bulkId, operation)
    }
  }

  /** Depth first, as deep as a chain of references is long; the number of operations bounds it. */
  visit(operation: BulkOperation): void {
    if (this.#state.has(operation)) return
    this.#state.set(operation, 'open')
    const references = new Set([...bulkReferences(operation.path), ...bulkReferences(operation.data ?? undefined)])
    const circular = new Set<string>()
    for (const reference of references) {
      const maker = this.#makers.get(reference)
      if (maker === undefined) continue
      this.visit(maker)
      if (this.#state.get(maker) === 'open') circular.add(reference)
    }
    this.#emit(operation, circular)
    this.#state.set(operation, 'done')
  }

  #emit(operation: BulkOperation, circular: ReadonlySet<string>): void {
    const { bulkId, data, method } = operation
    if (circular.size === 0 || method !== 'POST' || bulkId === null || data === null) {
      this.steps.push({ kind: 'operation', operation })
    } else {
      const { now, later } = splitData(data, circular)
      this.steps.push({ kind: 'operation', operation: { ...operation, data: now } })
      this.#waiting.push({
        operation,
        bulkId,
        patch: { schemas: [PATCH_OP_SCHEMA], Operations: later },
        references: circular,
      })
    }
    if (bulkId !== null) this.#made.add(bulkId)
    this.#completeWhatCanBe()
  }

  #completeWhatCanBe(): void {
    const ready = this.#waiting.filter(({ references }) =>
      [...references].every((reference) => this.#made.has(reference)),
    )
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting))
    for (const { operation, bulkId, patch } of ready) this.steps.push({ kind: 'completion', operation, bulkId, patch })
  }
}

/** Takes the attributes and list elements that refer to `circular` out of the data, as operations that add them later. */
function splitData(data: JsonObject, circular: ReadonlySet<string>): { now: JsonObject; later: JsonObject[] } {
  const refers = (value: JsonValue): boolean => [...bulkReferences(value)].some((reference) => circular.has(reference))
  const later: JsonObject[] = []
  const split = (object: JsonObject, prefix: string): JsonObject => {
    const now: JsonObject = {}
    for (const [key, value] of Object.entries(object)) {
      if (!refers(value)) now[key] = value
      else if (key.includes(':') && isJsonObject(value)) now[key] = split(value, `${key}:`)
      else if (Array.isArray(value)) {
        now[key] = value.filter((element) => !refers(element))
        later.push({ op: 'add', path: `${prefix}${key}`, value: value.filter(refers) })
      } else later.push({ op: 'add', path: `${prefix}${key}`, value })
    }
    return now
  }
  return { now: split(data, ''), later }
}
