import fc from 'fast-check'

/** What people and admins do in Entra; the numbers of a happening choose among those that are there. */
const kinds = [
  'hire',
  'change',
  'marry',
  'block',
  'unblock',
  'delete',
  'restore',
  'purge',
  'manager',
  'no manager',
  'join',
  'leave',
  'assign user',
  'assign group',
  'unassign',
  'new group',
  'rename group',
  'drop group',
  'scoping filter',
  'scope',
  'restart',
  'on demand',
  'hours',
  'cycle',
  'cycle',
  'cycle',
  'cycle',
] as const

export interface Happening {
  readonly kind: (typeof kinds)[number]
  readonly one: number
  readonly other: number
}

/** Faults that are set from this moment on, in place of those before. */
export interface Trouble {
  readonly seed: string
  readonly faults: readonly object[]
}

export type Moment = Happening | Trouble

const fault = fc.record({
  kind: fc.constantFrom(
    'timeout',
    'lostAnswer',
    'lostAnswer',
    'tooManyRequests',
    'serverError',
    'wrongType',
    'brokenJson',
    'slow',
    'reset',
  ),
  method: fc.constantFrom('GET', 'POST', 'PATCH', 'DELETE', null),
  path: fc.constantFrom('/Users', '/Groups', '/Users/*', null),
  share: fc.constantFrom(0.02, 0.1, 0.3, 1),
  count: fc.constantFrom(1, 3, 10, null),
  status: fc.integer({ min: 500, max: 599 }),
  retryAfter: fc.constantFrom(null, 1, 3600, 86_400),
  delay: fc.constantFrom(0, 1, 20),
})
const happening = fc.record({ kind: fc.constantFrom(...kinds), one: fc.nat(40), other: fc.nat(40) })
const trouble = fc.record({ seed: fc.string({ maxLength: 4 }), faults: fc.array(fault, { maxLength: 3 }) })

/** Some weeks of a small company, with faults on the way to the SCIM server that come and go. */
export const histories: fc.Arbitrary<readonly Moment[]> = fc.array(
  fc.oneof({ weight: 7, arbitrary: happening }, { weight: 1, arbitrary: trouble }),
  { minLength: 10, maxLength: 50 },
)
