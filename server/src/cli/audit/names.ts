import { installationChain } from '../../audit/index.ts'
import type { Installation } from '../../directory/index.ts'
import { UnknownAccountError } from '../unknown-account.ts'

/** What to call each chain, by the id of its account. */
export async function chainNames(installation: Installation): Promise<ReadonlyMap<string, string>> {
  const accounts = await installation.accounts()
  return new Map([[installationChain, 'the installation'], ...accounts.map(({ id, name }) => [id, name] as const)])
}

/** @param account name or id; `installation` names its own chain @throws {UnknownAccountError} */
export async function chainOf(installation: Installation, account: string | undefined): Promise<string> {
  if (account === installationChain) return installationChain
  const accounts = await installation.accounts()
  const found =
    account === undefined ? accounts[0] : accounts.find(({ id, name }) => id === account || name === account)
  if (found === undefined) throw new UnknownAccountError(account, accounts)
  return found.id
}
