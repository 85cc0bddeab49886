/** A path of a mapping or a rule cannot be read. The message is for people. */
export class PathError extends Error {
  override readonly name = 'PathError'
}
