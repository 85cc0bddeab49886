import { Counter, type MetricObjectWithValues, type MetricValue } from 'prom-client'

export type Outcome = 'done' | 'refused' | 'failed'

/** How often one SCIM operation ended in which way. */
export class OperationCounts {
  readonly name: string
  done = 0
  refused = 0
  failed = 0

  constructor(name: string) {
    this.name = name
  }

  /** @param status of the answer: below 400 done, below 500 refused, else our fault */
  count(status: number): void {
    if (status < 400) this.done++
    else if (status < 500) this.refused++
    else this.failed++
  }
}

const outcomes: readonly Outcome[] = ['done', 'refused', 'failed']

/** SCIM operations by kind, for example `users_patch`. */
export class Operations extends Counter {
  readonly #operations = new Map<string, OperationCounts>()

  constructor() {
    const help = 'SCIM calls by operation and outcome: done, refused (4xx), failed (5xx).'
    super({ name: 'dynasend_scim_operations_total', help, labelNames: ['operation', 'outcome'], registers: [] })
  }

  of(name: string): OperationCounts {
    const known = this.#operations.get(name) ?? new OperationCounts(name)
    this.#operations.set(name, known)
    return known
  }

  override async get(): Promise<MetricObjectWithValues<MetricValue<string>>> {
    const values = [...this.#operations.values()].flatMap((counts) =>
      outcomes.map((outcome) => ({ labels: { operation: counts.name, outcome }, value: counts[outcome] })),
    )
    return { ...(await super.get()), values }
  }
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'get',
  HEAD: 'get',
  POST: 'create',
  PUT: 'replace',
  PATCH: 'patch',
  DELETE: 'delete',
}
const beginning = '/scim/v2/:scimServerId'

/**
 * The operation that a route pattern is, or null for one that is no SCIM operation.
 * @param route as registered: `/scim/v2/:scimServerId/Users/:id`
 */
export function operationOf(method: string, route: string): string | null {
  if (!route.startsWith(`${beginning}/`)) return null
  const [resource = '', rest] = route.slice(beginning.length + 1).split('/')
  const verb = verbs[method]
  if (verb === undefined || resource === '*' || resource === '') return 'other'
  const kind = resource.replaceAll(/\W/gu, '').toLowerCase()
  if (resource === '.search' || rest === '.search') return `${kind}_search`.replace('search_search', 'all_search')
  if (kind === 'bulk') return 'bulk'
  return `${kind}_${verb === 'get' && rest === undefined ? 'list' : verb}`
}
