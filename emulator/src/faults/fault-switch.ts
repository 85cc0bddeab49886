import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../clock/index.ts'
import { Random } from '../generator/index.ts'
import type { Transport, WireAnswer, WireRequest } from '../scim-client/index.ts'
import { describeFault, type Fault, type FaultSettings, fits } from './fault.ts'
import { InjectedFault } from './injected-fault.ts'
import { cut, spoilTypes } from './spoil.ts'

/** What is kept of a switch, so that a restart goes on with the same decisions. */
export interface FaultState extends FaultSettings {
  /** How many decisions were drawn from the seed. */
  drawn: number
}

/** Decides request by request which fault happens, and makes it happen. */
export class FaultSwitch {
  readonly state: FaultState
  readonly #clock: Clock
  readonly #changed: () => void

  constructor(state: FaultState, clock: Clock, changed: () => void) {
    this.state = state
    this.#clock = clock
    this.#changed = changed
  }

  /** Sends through the faults: what the engine gives its connection. */
  get transport(): Transport {
    return (request, send) => this.#pass(request, send)
  }

  /** The faults that can still happen, in words; null when there is none. */
  describe(): string | null {
    const on = this.state.faults.filter((fault) => !this.hasEnded(fault))
    return on.length === 0 ? null : `Faults are on: ${on.map(describeFault).join('; ')}.`
  }

  /** Whether a fault cannot happen any more. */
  hasEnded(fault: Fault): boolean {
    return (
      fault.share === 0 ||
      (fault.count !== null && fault.happened >= fault.count) ||
      (fault.until !== null && this.#clock.now().toISOString() >= fault.until)
    )
  }

  async #pass(request: WireRequest, send: (request: WireRequest) => Promise<WireAnswer>): Promise<WireAnswer> {
    const fault = this.#choose(request)
    if (!fault) return send(request)
    const text = describeFault(fault)
    if (fault.kind === 'timeout') throw new InjectedFault('UND_ERR_HEADERS_TIMEOUT', text)
    if (fault.kind === 'reset') throw new InjectedFault('ECONNRESET', text)
    if (fault.kind === 'tooManyRequests' || fault.kind === 'serverError') return { ...refusal(fault), fault: text }
    const answer = await send(request)
    if (fault.kind === 'lostAnswer') throw new InjectedFault('UND_ERR_HEADERS_TIMEOUT', text)
    if (fault.kind === 'slow') {
      await pause(fault.delay)
      return { ...answer, fault: text }
    }
    if (answer.text === '') {
      fault.happened -= 1
      return answer
    }
    const spoiled = fault.kind === 'brokenJson' ? cut(answer.text) : spoilTypes(answer.text, this.#draw())
    return { ...answer, text: spoiled, fault: text }
  }

  #choose({ method, path }: WireRequest): Fault | null {
    const now = this.#clock.now().toISOString()
    for (const fault of this.state.faults) {
      if (this.hasEnded(fault) || (fault.from !== null && now < fault.from) || !fits(fault, method, path)) continue
      if (fault.share < 1 && this.#draw() >= fault.share) continue
      fault.happened += 1
      this.#changed()
      return fault
    }
    return null
  }

  #draw(): number {
    this.state.drawn += 1
    this.#changed()
    return new Random(`${this.state.seed} ${this.state.drawn}`).next()
  }
}

function refusal(fault: Fault): WireAnswer {
  const status = fault.kind === 'tooManyRequests' ? 429 : fault.status
  const detail = status === 429 ? 'Too many requests' : 'The server failed'
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:Error']
  return {
    status,
    headers: {
      'content-type': 'application/scim+json',
      ...(status === 429 && fault.retryAfter !== null ? { 'retry-after': String(fault.retryAfter) } : {}),
    },
    text: JSON.stringify({ schemas, status: String(status), detail }),
  }
}
