import type { Clock } from '../clock/index.ts'
import type { DocumentStore } from '../state/index.ts'
import type { FaultSettings } from './fault.ts'
import { type FaultState, FaultSwitch } from './fault-switch.ts'

interface FaultDocument extends FaultState {
  applicationId: string
}

/** The fault switches of all applications, kept over a restart. */
export class Faults {
  readonly #store: DocumentStore
  readonly #clock: Clock
  readonly #switches = new Map<string, FaultSwitch>()

  constructor(store: DocumentStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
    for (const { applicationId, ...state } of store.all<FaultDocument>('faults')) this.#open(applicationId, state)
  }

  /** The switch of an application; without faults until some are set. */
  of(applicationId: string): FaultSwitch {
    return this.#switches.get(applicationId) ?? this.#open(applicationId, { seed: '', faults: [], drawn: 0 })
  }

  /** Sets all faults of an application anew, from the first decision of the seed on. */
  set(applicationId: string, settings: FaultSettings): FaultSwitch {
    const opened = this.#open(applicationId, { ...settings, drawn: 0 })
    this.#save(applicationId)
    return opened
  }

  /** Ends all faults of an application. */
  clear(applicationId: string): FaultSwitch {
    this.#store.remove('faults', applicationId)
    return this.#open(applicationId, { seed: '', faults: [], drawn: 0 })
  }

  #open(applicationId: string, state: FaultState): FaultSwitch {
    const opened = new FaultSwitch(state, this.#clock, () => this.#save(applicationId))
    this.#switches.set(applicationId, opened)
    return opened
  }

  #save(applicationId: string): void {
    const { state } = this.of(applicationId)
    if (state.faults.length > 0) this.#store.put('faults', applicationId, () => ({ ...state, applicationId }))
  }
}
