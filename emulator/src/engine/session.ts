import { type Application, type ConnectorData, roleReader } from '../applications/index.ts'
import { type AppRole, type CompiledAttribute, compileMapping, type FunctionContext } from '../mapping/index.ts'
import { type Dialect, ScimConnection, type Transport } from '../scim-client/index.ts'
import type { Tenant } from '../tenant/index.ts'
import type { Attempt } from './attempt.ts'
import { entitlement } from './entitlement.ts'
import { Silence } from './silence.ts'

/** Everything that one cycle, or one provision on demand, works with. */
export interface Session {
  tenant: Tenant
  application: Application
  data: ConnectorData
  connection: ScimConnection
  dialect: Dialect
  users: CompiledAttribute[]
  groups: CompiledAttribute[]
  context: FunctionContext
  /** Whether the object is in the job's scope before any scoping filter. */
  entitled: (id: string) => boolean
  /** The roles of the application that a user is assigned to; none on demand (provision-on-demand, known limitations). */
  roles: (userId: string) => AppRole[]
  /** Every object is looked at again, not only what changed. */
  full: boolean
  onDemand: boolean
  cycleId: string | null
  /** ISO time that the cycle began; retries count from it. */
  startedAt: string
  /** Requests under way at once. */
  parallel: number
  record: (attempt: Attempt) => void
  /** True when this program closes: what has begun is to be done again. */
  isCancelled: () => boolean
  silence: Silence
}

export interface SessionOptions {
  tenant: Tenant
  application: Application
  data: ConnectorData
  now: () => Date
  full: boolean
  onDemand: boolean
  cycleId: string | null
  startedAt: string
  parallel?: number
  record: (attempt: Attempt) => void
  /** What every request goes through; none for a look at the plain truth. */
  transport: Transport | null
  isCancelled: () => boolean
}

/**
 * Opens a session to the application's SCIM server. The caller closes its connection.
 * @throws {TenantUrlError} @throws {ExpressionError}
 */
export function openSession(options: SessionOptions): Session {
  const { application, tenant } = options
  const parallel = options.parallel ?? 8
  const users = compileMapping(application.mappings.users)
  const groups = compileMapping(application.mappings.groups)
  const connection = new ScimConnection({
    tenantUrl: application.credentials?.tenantUrl ?? '',
    secretToken: application.credentials?.secretToken ?? '',
    parallel,
    ...(options.transport ? { transport: options.transport } : {}),
  })
  return {
    tenant,
    application,
    data: options.data,
    connection,
    dialect: options.onDemand ? 'legacy' : connection.dialect,
    users,
    groups,
    context: { now: options.now, defaultDomain: tenant.profile.domain },
    entitled: entitlement(tenant, application),
    roles: options.onDemand ? () => [] : roleReader(tenant, application),
    full: options.full,
    onDemand: options.onDemand,
    cycleId: options.cycleId,
    startedAt: options.startedAt,
    parallel,
    record: options.record,
    isCancelled: options.isCancelled,
    silence: new Silence(),
  }
}
