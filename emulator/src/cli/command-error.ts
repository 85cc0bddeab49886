/** A command that cannot be done; the message is all that the person sees. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
