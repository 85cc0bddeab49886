import type { DocumentStore } from '../../state/index.ts'

/** An answer to give to the next calls that fit, instead of or after the usual one. */
export interface ScriptedFault {
  /** `GET`, … or `*`. */
  method: string
  /** Path behind the version, `*` for any text: `/servicePrincipals/*`. Also `/oauth2/v2.0/token`. */
  path: string
  /** How many calls still fail. */
  times: number
  /** The answer's status; 0 breaks the connection. */
  status: number
  code: string
  message: string
  /** Seconds for the header Retry-After. */
  retryAfter: number | null
  /** The body as it is, instead of Graph's error envelope: for answers of an unexpected shape. */
  body: string | null
  /** `instead`: nothing happens; `after`: it is done, and then this is answered. */
  when: 'instead' | 'after'
}

/** What goes wrong in the rehearsal's Graph. Times are in real seconds. */
export interface GraphFaultSettings {
  /** New objects answer 404 for so long. */
  replicationSeconds: number
  /** New objects are missing in lists for so long. */
  listReplicationSeconds: number
  /** New lines of the provisioning logs come so late. */
  logDelaySeconds: number
  /** Every n-th call is answered with 429; 0 never. */
  throttleEvery: number
  /** Seconds in Retry-After of those 429; null sends none. */
  throttleRetryAfter: number | null
  /** Every n-th call is answered with 503; 0 never. */
  failEvery: number
  /** The tenant has no Microsoft Entra ID P1. */
  withoutPremium: boolean
  /** Permissions that tokens never get, whatever was asked. */
  withheldPermissions: string[]
  /** Nobody can consent: approving a device code declines it. */
  consentDeclined: boolean
  tokenSeconds: number
  deviceCodeSeconds: number
  deviceCodeInterval: number
  scripted: ScriptedFault[]
}

/** Nothing goes wrong: the documented lives of tokens and codes. */
export const noFaults: GraphFaultSettings = {
  replicationSeconds: 0,
  listReplicationSeconds: 0,
  logDelaySeconds: 0,
  throttleEvery: 0,
  throttleRetryAfter: 1,
  failEvery: 0,
  withoutPremium: false,
  withheldPermissions: [],
  consentDeclined: false,
  tokenSeconds: 3599,
  deviceCodeSeconds: 900,
  deviceCodeInterval: 5,
  scripted: [],
}

const KIND = 'graphFaults'

/** A scripted answer that was drawn for one call. */
export type DrawnFault = Pick<ScriptedFault, 'status' | 'code' | 'message' | 'retryAfter' | 'body' | 'when'>

/** The switches, and the counting of calls that they need. */
export class GraphFaults {
  readonly #store: DocumentStore
  #settings: GraphFaultSettings
  #calls = 0

  constructor(store: DocumentStore) {
    this.#store = store
    const [kept] = store.all<Partial<GraphFaultSettings>>(KIND)
    this.#settings = { ...noFaults, ...kept }
  }

  get settings(): GraphFaultSettings {
    return this.#settings
  }

  set(settings: GraphFaultSettings): void {
    this.#settings = settings
    this.#calls = 0
    this.#save()
  }

  /** Counts a call and tells what goes wrong with it; null when nothing does. */
  draw(method: string, path: string): DrawnFault | null {
    this.#calls += 1
    const scripted = this.#settings.scripted.find((one) => one.times > 0 && fits(one, method, path))
    if (scripted) {
      scripted.times -= 1
      this.#settings.scripted = this.#settings.scripted.filter((one) => one.times > 0)
      this.#save()
      return scripted
    }
    const { throttleEvery, failEvery, throttleRetryAfter } = this.#settings
    if (throttleEvery > 0 && this.#calls % throttleEvery === 0) return tooMany(throttleRetryAfter)
    if (failEvery > 0 && this.#calls % failEvery === 0) return unavailable
    return null
  }

  #save(): void {
    this.#store.put(KIND, 'settings', () => this.#settings)
  }
}

function tooMany(retryAfter: number | null): DrawnFault {
  return {
    status: 429,
    code: 'TooManyRequests',
    message: 'Too many requests. Wait, then try again.',
    retryAfter,
    body: null,
    when: 'instead',
  }
}

const unavailable: DrawnFault = {
  status: 503,
  code: 'serviceNotAvailable',
  message: 'The service is temporarily unavailable. Try again later.',
  retryAfter: null,
  body: null,
  when: 'instead',
}

function fits(fault: ScriptedFault, method: string, path: string): boolean {
  if (fault.method !== '*' && fault.method.toUpperCase() !== method) return false
  return matchesPattern(fault.path.toLowerCase(), path.toLowerCase())
}

/** `*` stands for any text, also with slashes. Each part between the stars is looked for in turn. */
function matchesPattern(pattern: string, path: string): boolean {
  const parts = pattern.split('*')
  const [first = '', ...rest] = parts
  if (!path.startsWith(first)) return false
  if (rest.length === 0) return path === first
  let at = first.length
  for (const part of rest.slice(0, -1)) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  const last = rest.at(-1) ?? ''
  return path.length - at >= last.length && path.endsWith(last)
}
