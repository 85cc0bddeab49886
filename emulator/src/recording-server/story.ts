import { TenantError } from '../tenant/index.ts'
import type { Stage } from './stage.ts'

/** What an admin and the people of a company do; the numbers of a happening choose among those that are there. */
export const tenantHappenings = [
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
  'cycle',
] as const

/** What else an admin does to the job. */
export const jobHappenings = ['scoping filter', 'scope', 'threshold', 'restart', 'on demand', 'hours'] as const

export interface Happening {
  kind: (typeof tenantHappenings)[number] | (typeof jobHappenings)[number]
  one: number
  other: number
}

/** Eight people in three groups, all assigned and provisioned: a story has something to change from its first line. */
export async function settleIn(stage: Stage): Promise<void> {
  const { tenant, applications } = stage.rehearsal
  const users = Array.from({ length: 8 }, (_, index) => stage.hire(`first${index}`))
  const ids = users.map(({ id }) => id)
  for (const id of ids.slice(1)) tenant.setManager(id, ids[0] ?? null)
  for (const size of [8, 4, 1]) {
    const group = tenant.createGroup({ displayName: `First ${size}`, memberIds: ids.slice(0, size) })
    applications.assign(stage.application.id, [group.id])
  }
  await stage.cycle()
}

/** Lets something happen. What the tenant refuses does not happen. */
export async function happen(stage: Stage, happening: Happening): Promise<void> {
  try {
    if (happening.kind === 'cycle') await stage.cycle()
    else if (isJob(happening.kind)) await changeJob(stage, happening)
    else changeTenant(stage, happening)
  } catch (error) {
    if (!(error instanceof TenantError)) throw error
  }
}

function isJob(kind: Happening['kind']): boolean {
  return jobHappenings.some((one) => one === kind)
}

function changeTenant(stage: Stage, { kind, one, other }: Happening): void {
  const { tenant, applications } = stage.rehearsal
  const { id } = stage.application
  const user = chosen([...tenant.users.values()], one)
  const second = chosen([...tenant.users.values()], other)
  const group = chosen([...tenant.groups.values()], other)
  if (kind === 'hire') stage.hire(freeName(stage, one), { department: one % 2 === 0 ? 'Sales' : 'Crew' })
  else if (kind === 'new group') tenant.createGroup({ displayName: `Group ${tenant.sequence}` })
  else if (kind === 'unassign') dismiss(stage, one)
  else if (kind === 'rename group' && group) tenant.updateGroup(group.id, { displayName: `Renamed ${tenant.sequence}` })
  else if (kind === 'drop group' && group) tenant.deleteGroup(group.id)
  else if (kind === 'assign group' && group) applications.assign(id, [group.id])
  else if (user) changeUser(stage, kind, user.id, second?.id ?? null, group?.id)
}

function changeUser(stage: Stage, kind: string, id: string, other: string | null, groupId: string | undefined): void {
  const { tenant, applications } = stage.rehearsal
  const isDeleted = tenant.user(id).deletedDateTime !== null
  const { sequence } = tenant
  if (kind === 'change') tenant.updateUser(id, { displayName: `Name ${sequence}`, jobTitle: `Title ${sequence}` })
  else if (kind === 'marry') tenant.updateUser(id, { userPrincipalName: `married${sequence}@nordwind.example` })
  else if (kind === 'block') tenant.updateUser(id, { accountEnabled: false })
  else if (kind === 'unblock') tenant.updateUser(id, { accountEnabled: true })
  else if (kind === 'delete') tenant.deleteUser(id)
  else if (kind === 'restore' && isDeleted) tenant.restoreUser(id)
  else if (kind === 'purge' && isDeleted) tenant.purgeUser(id)
  else if (kind === 'manager') tenant.setManager(id, other)
  else if (kind === 'no manager') tenant.setManager(id, null)
  else if (kind === 'assign user') applications.assign(stage.application.id, [id])
  else if (kind === 'join' && groupId !== undefined) tenant.addMembers(groupId, [id])
  else if (kind === 'leave' && groupId !== undefined) tenant.removeMember(groupId, id)
}

async function changeJob(stage: Stage, { kind, one, other }: Happening): Promise<void> {
  const { tenant, provisioning, time } = stage.rehearsal
  const { application } = stage
  const { id, settings, mappings } = application
  if (kind === 'scoping filter') {
    const clauses = [{ attribute: 'department', operator: 'NOT EQUALS' as const, value: 'Sales' }]
    mappings.users.scopingFilters = mappings.users.scopingFilters.length > 0 ? [] : [{ name: 'No sales', clauses }]
    provisioning.resetWatermark(application)
  } else if (kind === 'scope') {
    settings.scope = settings.scope === 'all' ? 'assigned' : 'all'
    provisioning.resetWatermark(application)
  } else if (kind === 'threshold') {
    Object.assign(settings, { preventAccidentalDeletion: one % 2 === 0, deletionThreshold: other % 4 })
  } else if (kind === 'restart') {
    await provisioning.restart(id, { scopes: ['Watermark', 'Escrows', 'QuarantineState'] })
    await provisioning.settled(id)
  } else if (kind === 'hours') await time.advance(60 * (one % 30))
  else {
    const user = chosen([...tenant.users.values()], one)
    if (user) await provisioning.onDemand(id, { userId: user.id })
  }
}

function chosen<T>(items: readonly T[], number: number): T | undefined {
  return items[number % Math.max(1, items.length)]
}

/** A name that nobody has or had and left only for the recycle bin: also one that was given up by a marriage. */
function freeName(stage: Stage, one: number): string {
  const { tenant } = stage.rehearsal
  const taken = new Set([...tenant.users.values()].map((user) => user.userPrincipalName))
  const used = `first${one % 8}`
  return taken.has(`${used}@nordwind.example`) ? `new${tenant.sequence}` : used
}

function dismiss(stage: Stage, one: number): void {
  const { assignments, id } = stage.application
  const assignment = chosen(assignments, one)
  if (assignment) stage.rehearsal.applications.unassign(id, assignment.id)
}
