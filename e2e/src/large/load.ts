import { setTimeout as pause } from 'node:timers/promises'
import type { JsonClient } from '../../../scripts/start/json-client.ts'
import type { Application } from '../../../scripts/start/rehearsal-entra.ts'

/** How often the pages are opened while a cycle runs, in milliseconds. */
const GLANCE = 1000

/** What the rehearsal needed while it worked. Memory in mebibytes, times in milliseconds. */
export interface Load {
  readonly memory: number
  /** How long its event loop held everything else up. */
  readonly delay: { readonly p99: number; readonly most: number }
  /** How long its pages took to answer. */
  readonly pages: { readonly count: number; readonly middle: number; readonly p99: number; readonly most: number }
}

interface Health {
  readonly memory: number
  readonly delay: { readonly p99: number; readonly most: number }
}

/** Opens the pages that an admin has open during a cycle, once a second, and measures. */
export class LoadMeter {
  readonly #client: JsonClient
  readonly #paths: readonly string[]
  readonly #times: number[] = []
  readonly #health: Health[] = []
  readonly #end = new AbortController()
  readonly #watching: Promise<void>

  constructor(client: JsonClient, application: Application) {
    this.#client = client
    const provisioning = `/api/applications/${application.id}/provisioning`
    this.#paths = [
      provisioning,
      `${provisioning}/logs?limit=50`,
      '/api/users?limit=50&search=anna',
      '/api/groups?limit=50',
      '/api/tenant',
    ]
    this.#watching = this.#watch()
  }

  async end(): Promise<Load> {
    this.#end.abort()
    await this.#watching
    const times = this.#times.toSorted((left, right) => left - right)
    const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
    const most = (values: number[]) => Math.max(0, ...values)
    return {
      memory: most(this.#health.map(({ memory }) => memory)),
      delay: {
        p99: most(this.#health.map(({ delay }) => delay.p99)),
        most: most(this.#health.map(({ delay }) => delay.most)),
      },
      pages: { count: times.length, middle: at(0.5), p99: at(0.99), most: at(1) },
    }
  }

  async #watch(): Promise<void> {
    await this.#client.call('GET', '/api/health')
    for (let glance = 0; !this.#end.signal.aborted; glance += 1) {
      const began = performance.now()
      await this.#client.call('GET', this.#paths[glance % this.#paths.length] ?? '/api/tenant')
      this.#times.push(performance.now() - began)
      this.#health.push(await this.#client.call<Health>('GET', '/api/health'))
      await pause(GLANCE, undefined, { signal: this.#end.signal }).catch(() => {})
    }
  }
}

/** One line of what was measured. */
export function loadLine({ memory, delay, pages }: Load): string {
  return `at most ${memory} MiB; event loop held up ${delay.most} ms at most; ${pages.count} pages in ${pages.middle} ms (middle), ${pages.p99} ms (p99), ${pages.most} ms (slowest)`
}
