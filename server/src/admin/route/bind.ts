import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Audit } from '../../audit/index.ts'
import type { Connect } from '../../connect/index.ts'
import type { Delivery } from '../../delivery/index.ts'
import type { AccountDirectory, AccountMembership, Actor, Installation } from '../../directory/operator-contract.ts'
import type { Health } from '../../health/index.ts'
import type { PortalDesk } from '../../portal/desk/index.ts'
import type { Privacy } from '../../privacy/index.ts'
import type { Signatures } from '../../signatures/index.ts'
import type { FailedAttempts } from '../auth/failed-attempts.ts'
import type { SessionCaller, SignIn } from '../auth/sign-in.ts'
import type { RouteDefinition } from './define.ts'
import { notFound } from './problem.ts'

/** What handlers work with. */
export interface Services {
  readonly installation: Installation
  readonly health: Health
  readonly connect: Connect
  readonly audit: Audit
  readonly privacy: Privacy
  readonly signatures: Signatures
  readonly delivery: Delivery
  readonly desk: PortalDesk
  readonly signIn: SignIn
  readonly publicUrl: string
  readonly attempts: FailedAttempts
  readonly now: () => Date
}

/** One request after access was decided, before its shapes were checked. */
export interface RawCall {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  readonly services: Services
  readonly address: string
  readonly caller: SessionCaller | null
  readonly membership: AccountMembership | null
  /** Set-Cookie lines for the answer. */
  readonly setCookies: (cookies: readonly string[]) => void
}

export interface BoundRoute {
  readonly definition: RouteDefinition
  readonly run: (call: RawCall) => Promise<unknown>
}

interface Input<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
}

export type PublicCall<P, Q, B> = RawCall & Input<P, Q, B>
export type OperatorCall<P, Q, B> = PublicCall<P, Q, B> & { readonly caller: SessionCaller; readonly actor: Actor }
export type AccountCall<P, Q, B> = OperatorCall<P, Q, B> & {
  readonly membership: AccountMembership
  readonly account: AccountDirectory
}

type Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = RouteDefinition<
  P,
  Q,
  B,
  A
>

/** What a handler gives back: the JSON of the answer, text or bytes of a file, or nothing for 204. */
type Answer<A extends z.ZodType> = A extends z.ZodUndefined ? undefined | string | Buffer | Readable : z.input<A>

const parse = <T extends z.ZodType>(schema: T | undefined, value: unknown): z.output<T> =>
  schema === undefined ? (undefined as z.output<T>) : schema.parse(value)

/** An id that no id can look like names nothing. @throws {AdminProblem} 404 */
function parseParams<T extends z.ZodType>(schema: T | undefined, value: unknown): z.output<T> {
  if (schema === undefined) return undefined as z.output<T>
  const read = schema.safeParse(value)
  if (!read.success) throw notFound()
  return read.data
}

/** A route that needs no session. */
export function bindPublic<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Definition<P, Q, B, A>,
  handle: (call: PublicCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<A>>,
): BoundRoute {
  const run = async (raw: RawCall): Promise<unknown> => {
    const params = parseParams(definition.params, raw.params)
    const query = parse(definition.query, raw.query)
    return handle({ ...raw, params, query, body: parse(definition.body, raw.body) })
  }
  return { definition, run }
}

/** A route for signed-in operators. */
export function bindOperator<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Definition<P, Q, B, A>,
  handle: (call: OperatorCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<A>>,
): BoundRoute {
  return bindPublic(definition, async (call) => {
    const { caller } = call
    if (caller === null) throw new Error(`${definition.name} was called without an operator.`)
    return handle({ ...call, caller, actor: { operatorId: caller.operatorId, name: caller.name } })
  })
}

/** A route of one account, for its members. */
export function bindAccount<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Definition<P, Q, B, A>,
  handle: (call: AccountCall<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer<A>>,
): BoundRoute {
  return bindOperator(definition, async (call) => {
    const { membership } = call
    if (membership === null) throw new Error(`${definition.name} was called without an account.`)
    return handle({ ...call, membership, account: call.services.installation.account(membership.id) })
  })
}
