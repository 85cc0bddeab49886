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
