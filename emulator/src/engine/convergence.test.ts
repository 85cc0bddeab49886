import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareTarget } from '../compare/index.ts'
import { openStage, type Stage } from '../recording-server/index.ts'
import { TenantError } from '../tenant/index.ts'

/** Something that an admin does; the numbers choose among the people and groups that are there. */
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
  'drop group',
  'cycle',
] as const
const happenings = fc.array(fc.record({ kind: fc.constantFrom(...kinds), one: fc.nat(40), other: fc.nat(40) }), {
  minLength: 5,
  maxLength: 40,
})
type Happening = { kind: (typeof kinds)[number]; one: number; other: number }

test.each(['', '?aadOptscim062020'])(
  'whatever happens in the tenant, after the next cycle nothing differs and nothing is sent again (%s)',
  async (flag) => {
    await fc.assert(
      fc.asyncProperty(happenings, async (story) => {
        const stage = await openStage({ flag })
        try {
          await settleIn(stage)
          for (const happening of story) await happen(stage, happening)
          await stage.cycle()
          const { differences } = await stage.rehearsal.provisioning.inspect(stage.application.id, compareTarget)
          expect(differences).toEqual([])
          expect(stage.application.job.cycle?.counts.failed).toBe(0)
          stage.server.take()
          await stage.cycle()
          expect(stage.server.takeCalls()).toEqual([])
        } finally {
          await stage.close()
        }
      }),
      { numRuns: 15 },
    )
  },
)

/** Eight people in three groups, all assigned and provisioned: a story has something to change from its first line. */
async function settleIn(stage: Stage): Promise<void> {
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

async function happen(stage: Stage, { kind, one, other }: Happening): Promise<void> {
  if (kind === 'cycle') return stage.cycle()
  const { tenant, applications } = stage.rehearsal
  const users = [...tenant.users.values()]
  const groups = [...tenant.groups.values()]
  const user = users[one % Math.max(1, users.length)]
  const second = users[other % Math.max(1, users.length)]
  const group = groups[other % Math.max(1, groups.length)]
  const { id } = stage.application
  try {
    if (kind === 'hire') stage.hire(freeName(stage, one))
    else if (kind === 'new group') tenant.createGroup({ displayName: `Group ${groups.length}-${one}` })
    else if (kind === 'unassign') dismiss(stage, one)
    else if (kind === 'drop group' && group) tenant.deleteGroup(group.id)
    else if (kind === 'assign group' && group) applications.assign(id, [group.id])
    else if (user) change(stage, kind, user.id, second?.id ?? null, group?.id)
  } catch (error) {
    if (!(error instanceof TenantError)) throw error
  }
}

function change(stage: Stage, kind: string, id: string, other: string | null, groupId: string | undefined): void {
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

/** A name that nobody has or had and left only for the recycle bin: also one that was given up by a marriage. */
function freeName(stage: Stage, one: number): string {
  const { tenant } = stage.rehearsal
  const taken = new Set([...tenant.users.values()].map((user) => user.userPrincipalName))
  const used = `first${one % 8}`
  return taken.has(`${used}@nordwind.example`) ? `new${tenant.sequence}` : used
}

function dismiss(stage: Stage, one: number): void {
  const { assignments, id } = stage.application
  const assignment = assignments[one % Math.max(1, assignments.length)]
  if (assignment) stage.rehearsal.applications.unassign(id, assignment.id)
}
