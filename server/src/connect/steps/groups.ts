import { GraphFailure, withoutPremium } from '../graph/failure.ts'
import { query, quoted, readAll } from '../graph/list.ts'
import { Group } from '../graph/shapes.ts'
import { ConnectProblem } from '../problem.ts'
import { makeOnce } from './make-once.ts'
import type { StepContext } from './step.ts'

export const allUsersName = 'All Users'

interface Wanted {
  readonly groups: { readonly id: string; readonly displayName: string }[]
  /** "All Users" was chosen and is not there. */
  readonly isAllUsersMissing: boolean
}

/** The chosen groups as they are in Entra. @throws {ConnectProblem} entra-choice for one that is not there */
export async function wantedGroups(context: StepContext): Promise<Wanted> {
  const groups: { id: string; displayName: string }[] = []
  for (const id of context.choices.groups) groups.push(await readGroup(context, id))
  if (!context.choices.allUsers) return { groups, isAllUsersMissing: false }
  const [allUsers, second] = await named(context)
  if (second !== undefined && context.choices.groups.length === 0) throw severalOfThem()
  if (allUsers !== undefined && !groups.some(({ id }) => id === allUsers.id)) groups.push(allUsers)
  return { groups, isAllUsersMissing: allUsers === undefined }
}

async function readGroup({ graph }: StepContext, id: string) {
  try {
    return await graph.get(`/groups/${encodeURIComponent(id)}?$select=id,displayName`, Group)
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.status !== 404) throw error
    throw new ConnectProblem({
      code: 'entra-choice',
      message: `There is no group with the object id ${id} in this tenant.`,
      whatToDo: 'Choose the group again.',
    })
  }
}

async function named({ graph }: StepContext) {
  const options = { $filter: `displayName eq ${quoted(allUsersName)}`, $select: 'id,displayName' }
  return readAll(graph, `/groups${query(options)}`, Group)
}

function severalOfThem(): ConnectProblem {
  return new ConnectProblem({
    code: 'entra-choice',
    message: `The tenant has several groups named “${allUsersName}”.`,
    whatToDo: 'Choose one of them as a group instead of “All Users”.',
  })
}

/** @throws {ConnectProblem} says what to do without P1, or when making was not allowed */
export async function makeAllUsers(context: StepContext): Promise<{ id: string; displayName: string }> {
  const { book, choices, graph } = context
  if (!choices.makeAllUsers) {
    throw new ConnectProblem({
      code: 'entra-choice',
      message: `There is no group named “${allUsersName}” in this tenant.`,
      whatToDo: `Choose other groups, allow that it is made (--make-all-users; needs Microsoft Entra ID P1 and the permission Group.ReadWrite.All), or choose “Everybody in the tenant” (--everyone).`,
    })
  }
  const earlier = await book.thing('group')
  await book.note({ kind: 'group', name: allUsersName, state: 'intended' })
  const made = await makeOnce(context, {
    maybeMade: earlier?.state === 'intended',
    look: async () => (await named(context))[0] ?? null,
    make: async () => graph.post('/groups', allUsersGroup, Group, 'once').catch(explainRefusal),
  })
  await book.note({ kind: 'group', entraId: made.id, name: made.displayName, state: 'made' })
  return made
}

/** Members with a mailbox address who can sign in (Microsoft: "Dynamic membership rules"). */
const allUsersGroup = {
  displayName: allUsersName,
  description: 'Everybody with an e-mail address. Made by Dynasend.',
  groupTypes: ['DynamicMembership'],
  mailEnabled: false,
  mailNickname: 'dynasend-all-users',
  securityEnabled: true,
  membershipRule: '(user.accountEnabled -eq true) and (user.mail -ne null)',
  membershipRuleProcessingState: 'On',
}

function explainRefusal(error: unknown): never {
  if (error instanceof GraphFailure && /licen[cs]e|premium/iu.test(error.message)) {
    throw withoutPremium(`The group “${allUsersName}” cannot be made: ${error.message}`)
  }
  if (error instanceof GraphFailure && error.status === 400) {
    throw new ConnectProblem({
      code: 'entra-choice',
      message: `The group “${allUsersName}” cannot be made: ${error.message}`,
      whatToDo:
        'Make a group of all mailbox users in Entra by hand and choose it, or choose “Everybody in the tenant”.',
    })
  }
  throw error
}
