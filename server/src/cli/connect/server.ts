import { ConnectProblem } from '../../connect/index.ts'
import type { AccountDirectory, Installation } from '../../directory/index.ts'
import type { ConnectOptions } from './options.ts'

export interface ChosenServer {
  readonly account: AccountDirectory
  readonly accountId: string
  readonly id: string
  readonly name: string
}

/** The SCIM server that the options mean. @throws {ConnectProblem} entra-choice lists what there is */
export async function chosenServer(installation: Installation, options: ConnectOptions): Promise<ChosenServer> {
  const found: ChosenServer[] = []
  for (const { id: accountId, name: accountName } of await installation.accounts()) {
    if (options.account !== undefined && options.account !== accountName) continue
    const account = installation.account(accountId)
    for (const { id, name } of await account.scimServers()) {
      if (options.server === undefined || options.server === id || options.server === name)
        found.push({ account, accountId, id, name })
    }
  }
  const [one, another] = found
  if (one !== undefined && another === undefined) return one
  throw new ConnectProblem({
    code: 'entra-choice',
    message:
      one === undefined
        ? 'There is no such SCIM server.'
        : `Several SCIM servers fit: ${found.map(({ name, id }) => `${name} (${id})`).join(', ')}.`,
    whatToDo:
      one === undefined
        ? 'Make one: dynasend scim-server create --name "…"; see them all: dynasend scim-server list.'
        : 'Name one of them with --server.',
  })
}
