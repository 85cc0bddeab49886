import { ConnectProblem, findGroupsNamed, findPerson, type RunParts } from '../../connect/index.ts'
import type { ConnectOptions, Named } from './options.ts'

const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/iu

/** Object ids for the names that the options give. @throws {ConnectProblem} entra-choice */
export async function namesInEntra(graph: RunParts['graph'], { group, person }: ConnectOptions): Promise<Named> {
  const groups: string[] = []
  for (const name of group ?? []) groups.push(guid.test(name) ? name : await groupNamed(graph, name))
  return { groups, person: person === undefined ? null : await personNamed(graph, person) }
}

async function groupNamed(graph: RunParts['graph'], name: string): Promise<string> {
  const [one, another] = await findGroupsNamed(graph, name)
  if (one !== undefined && another === undefined) return one.id
  throw new ConnectProblem({
    code: 'entra-choice',
    message: one === undefined ? `There is no group named “${name}”.` : `Several groups are named “${name}”.`,
    whatToDo: one === undefined ? 'Check the name in Entra.' : 'Give the object id of the one that you mean.',
  })
}

async function personNamed(graph: RunParts['graph'], name: string): Promise<string> {
  const found = await findPerson(graph, name)
  if (found !== null) return found.id
  throw new ConnectProblem({
    code: 'entra-choice',
    message: `There is nobody with the user principal name or object id “${name}”.`,
    whatToDo: 'Check the user principal name in Entra.',
  })
}
