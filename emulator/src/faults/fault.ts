/** What can go wrong between Entra and a SCIM server, in the order in which the page lists it. */
export const faultKinds = [
  {
    kind: 'timeout',
    title: 'Time-out',
    description: 'The request never reaches the server, and Entra gives up waiting. No hundred seconds pass for it.',
  },
  {
    kind: 'lostAnswer',
    title: 'Lost answer',
    description: 'The server gets the request and does what it asks, but Entra never hears of it.',
  },
  {
    kind: 'tooManyRequests',
    title: 'Too many requests (429)',
    description: 'The request is turned away with 429, with Retry-After or without. The server never sees it.',
  },
  {
    kind: 'serverError',
    title: 'Server error (5xx)',
    description: 'The request is answered with a status from 500 to 599. The server never sees it.',
  },
  {
    kind: 'wrongType',
    title: 'Wrong types in the answer',
    description:
      'The server does what is asked, but its answer has values of wrong JSON types, which Entra cannot read.',
  },
  {
    kind: 'brokenJson',
    title: 'Broken JSON in the answer',
    description: 'The server does what is asked, but only the first half of its answer arrives.',
  },
  {
    kind: 'slow',
    title: 'Slow answer',
    description: 'The server does what is asked, and its answer comes late.',
  },
  {
    kind: 'reset',
    title: 'Connection reset',
    description: 'The connection is closed before the server has got the request.',
  },
] as const

export type FaultKind = (typeof faultKinds)[number]['kind']

/** One kind of trouble and when it happens. */
export interface Fault {
  id: string
  kind: FaultKind
  /** The HTTP method that it hits; null hits any. */
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE' | null
  /** A path below the Tenant URL, with everything under it; `*` stands for one segment; null is any path. */
  path: string | null
  /** How often it happens to a request that fits, from 0 to 1. */
  share: number
  /** At most so many times; null has no end. */
  count: number | null
  /** ISO times of the rehearsal's clock; null means from now on, or for ever. */
  from: string | null
  until: string | null
  /** 500 to 599, of `serverError`. */
  status: number
  /** Seconds that a 429 asks to wait; null leaves the header out. */
  retryAfter: number | null
  /** Milliseconds that a slow answer takes longer. */
  delay: number
  /** How often it has happened. */
  happened: number
}

/** The faults of one application, tried in their order; the first that happens is the only one for a request. */
export interface FaultSettings {
  /** The same seed gives the same decisions for the same requests in the same order. */
  seed: string
  faults: Fault[]
}

/** A fault in words, as the log lines and the command line say it. */
export function describeFault(fault: Fault): string {
  const title = faultKinds.find(({ kind }) => kind === fault.kind)?.title ?? fault.kind
  const where = `${fault.method ?? 'any request'}${fault.path === null ? '' : ` ${fault.path}`}`
  const details = [
    ...(fault.share < 1 ? [`${Number((fault.share * 100).toFixed(2))} %`] : []),
    ...(fault.count === null ? [] : [`at most ${fault.count} times`]),
    ...(fault.kind === 'serverError' ? [`status ${fault.status}`] : []),
    ...(fault.kind === 'tooManyRequests' && fault.retryAfter !== null ? [`Retry-After ${fault.retryAfter}`] : []),
    ...(fault.kind === 'slow' ? [`${fault.delay} ms`] : []),
    ...(fault.from === null ? [] : [`from ${fault.from}`]),
    ...(fault.until === null ? [] : [`until ${fault.until}`]),
  ]
  return `${title} on ${where}${details.length > 0 ? `: ${details.join(', ')}` : ''}`
}

/** Whether a fault's method and path fit a request; the query does not count. */
export function fits(fault: Fault, method: string, path: string): boolean {
  if (fault.method !== null && fault.method !== method) return false
  if (fault.path === null) return true
  const wanted = segments(fault.path)
  const given = segments(path.split('?')[0] ?? '')
  return wanted.length <= given.length && wanted.every((one, index) => one === '*' || one === given[index])
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}
