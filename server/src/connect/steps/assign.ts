import { GraphFailure } from '../graph/failure.ts'
import { readAll } from '../graph/list.ts'
import { Assignment } from '../graph/shapes.ts'
import { permissions } from '../permissions.ts'
import { ConnectProblem } from '../problem.ts'
import { makeAllUsers, wantedGroups } from './groups.ts'
import { onceThere } from './replication.ts'
import { applicationOf, type Step, type StepContext } from './step.ts'

/** Of an application without roles (Microsoft: "Grant an appRoleAssignment"). */
const defaultRole = '00000000-0000-0000-0000-000000000000'

export const assignStep: Step = {
  id: 'assign',
  title: 'Users and groups',
  permission: (choices) => (choices.scope === 'everyone' ? permissions.nothing : permissions.assign),
  async look(context) {
    if (context.choices.scope === 'everyone') {
      return { already: true, words: 'Everybody in the tenant is sent; nothing is assigned.' }
    }
    const { groups, isAllUsersMissing } = await wantedGroups(context)
    context.found.groups = groups
    checkChosen(context, groups.length, isAllUsersMissing)
    const assigned = context.found.application === null ? [] : await assignedIds(context)
    const isIntended = (await context.book.things()).some(
      (one) => one.kind === 'assignment' && one.state === 'intended',
    )
    const missing = groups.filter(({ id }) => !assigned.includes(id)).map(({ displayName }) => `“${displayName}”`)
    if (isAllUsersMissing) missing.push('the group “All Users”, which is made first')
    if (missing.length > 0 || isIntended) return { already: false, words: `Assign ${missing.join(', ')}.` }
    return { already: true, words: `Assigned: ${groups.map(({ displayName }) => `“${displayName}”`).join(', ')}.` }
  },
  async run(context) {
    const { groups, isAllUsersMissing } = await wantedGroups(context)
    const all = isAllUsersMissing ? [...groups, await makeAllUsers(context)] : groups
    context.found.groups = all
    for (const [index, group] of all.entries()) {
      context.report({ words: `Assigning “${group.displayName}”`, completed: index, total: all.length })
      await assign(context, group)
    }
    return `Assigned: ${all.map(({ displayName }) => `“${displayName}”`).join(', ')}.`
  },
}

function checkChosen({ choices }: StepContext, count: number, isAllUsersMissing: boolean): void {
  if (count > 0 || (isAllUsersMissing && choices.makeAllUsers)) return
  throw new ConnectProblem({
    code: 'entra-choice',
    message: isAllUsersMissing
      ? 'There is no group named “All Users” in this tenant, and no other group was chosen.'
      : 'No group was chosen, so nobody would be sent.',
    whatToDo:
      'Choose groups (--group), allow that “All Users” is made (--make-all-users; needs Microsoft Entra ID P1 and the permission Group.ReadWrite.All), or choose “Everybody in the tenant” (--everyone).',
  })
}

const path = (context: StepContext): string =>
  `/servicePrincipals/${encodeURIComponent(applicationOf(context).id)}/appRoleAssignedTo`

async function assignments(context: StepContext): Promise<Assignment[]> {
  return readAll(context.graph, path(context), Assignment)
}

async function assignedIds(context: StepContext): Promise<string[]> {
  try {
    return (await assignments(context)).map(({ principalId }) => principalId)
  } catch (error) {
    if (error instanceof GraphFailure && error.status === 404) return []
    throw error
  }
}

async function assign(context: StepContext, group: { id: string; displayName: string }): Promise<void> {
  const { book, graph } = context
  const earlier = await book.thing('assignment', group.id)
  const found = (await assignments(context)).find(({ principalId }) => principalId === group.id)
  const entry = { kind: 'assignment', key: group.id, name: group.displayName } as const
  if (found !== undefined) {
    if (earlier?.state === 'intended') await book.note({ ...entry, entraId: found.id, state: 'made' })
    return
  }
  await book.note({ ...entry, state: 'intended' })
  const { id: resourceId } = applicationOf(context)
  const body = { principalId: group.id, resourceId, appRoleId: roleOf(context) }
  try {
    const made = await onceThere(context, () => graph.post(path(context), body, Assignment, 'repeatable'))
    await book.note({ ...entry, entraId: made.id, state: 'made' })
  } catch (error) {
    // The first try may have been done although its answer was lost.
    if (!(error instanceof GraphFailure) || !/already exists/iu.test(error.message)) throw error
    await book.note({ ...entry, state: 'made' })
  }
}

/** "User" of the two roles that every such application has; any role that is not only for signing in would do. */
function roleOf(context: StepContext): string {
  const roles = applicationOf(context).appRoles.filter(
    (one) => one.isEnabled && one.allowedMemberTypes.includes('User'),
  )
  return (roles.find(({ displayName }) => displayName === 'User') ?? roles[0])?.id ?? defaultRole
}
