import { installationChain } from '../../audit/index.ts'
import type { Installation } from '../../directory/index.ts'
import { accountNamed } from '../accounts.ts'

/** What to call each chain, by the id of its account. */
export async function chainNames(installation: Installation): Promise<ReadonlyMap<string, string>> {
  const accounts = await installation.accounts()
  return new Map([[installationChain, 'the installation'], ...accounts.map(({ id, name }) => [id, name] as const)])
}

/** @param account name or id; `installation` names its own chain @throws {UnknownAccountError} */
export const chainOf = async (installation: Installation, account: string | undefined): Promise<string> =>
  account === installationChain ? installationChain : accountNamed(installation, account)
