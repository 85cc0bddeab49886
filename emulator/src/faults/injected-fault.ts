/** No answer, on purpose. `code` is the one that the network would give, so that it is explained in the same words. */
export class InjectedFault extends Error {
  override readonly name = 'InjectedFault'
  readonly code: string
  /** The fault in words. */
  readonly fault: string

  constructor(code: string, fault: string) {
    super(`The rehearsal was asked for it: ${fault}.`)
    this.code = code
    this.fault = fault
  }
}
