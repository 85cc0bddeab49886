import type { Installation } from '../directory/index.ts'

/** No account has that name. The message lists those that there are. */
export class UnknownAccountError extends Error {
  override readonly name = 'UnknownAccountError'
  constructor(asked: string | undefined, accounts: readonly { readonly name: string }[]) {
    const names = accounts.map(({ name }) => `“${name}”`).join(', ')
    super(
      accounts.length === 0
        ? 'There is no account yet. Make the first owner: dynasend sign-in-link'
        : `No account is called “${asked ?? ''}”. There are: ${names}.`,
    )
  }
}

/** @param asked name or id; the first account when left out @returns the id @throws {UnknownAccountError} */
export async function accountNamed(installation: Installation, asked: string | undefined): Promise<string> {
  const accounts = await installation.accounts()
  const found = asked === undefined ? accounts[0] : accounts.find(({ id, name }) => id === asked || name === asked)
  if (found === undefined) throw new UnknownAccountError(asked, accounts)
  return found.id
}
