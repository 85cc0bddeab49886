/** What the job knows of one group's members on the target. Each change is written by itself, never the whole list. */
export class GroupMembers {
  readonly #sent = new Map<string, string>()
  readonly #omitted = new Set<string>()
  readonly #save: (memberId: string, targetId: string | null | undefined) => void

  /** @param save keeps one member: its target id, null when it was left out, undefined when it is forgotten */
  constructor(save: (memberId: string, targetId: string | null | undefined) => void) {
    this.#save = save
  }

  /** Members that the target was told of: source id to target id. */
  get sent(): ReadonlyMap<string, string> {
    return this.#sent
  }

  /** Members that were out of scope when they came: not sent until a restart. */
  get omitted(): ReadonlySet<string> {
    return this.#omitted
  }

  /** Reads a kept member without keeping it again. */
  load(memberId: string, targetId: string | null): void {
    if (targetId === null) this.#omitted.add(memberId)
    else this.#sent.set(memberId, targetId)
  }

  send(memberId: string, targetId: string): void {
    this.#omitted.delete(memberId)
    this.#sent.set(memberId, targetId)
    this.#save(memberId, targetId)
  }

  omit(memberId: string): void {
    if (this.#omitted.has(memberId)) return
    this.#sent.delete(memberId)
    this.#omitted.add(memberId)
    this.#save(memberId, null)
  }

  forget(memberId: string): void {
    if (this.#sent.delete(memberId) || this.#omitted.delete(memberId)) this.#save(memberId, undefined)
  }

  clear(): void {
    for (const memberId of [...this.#sent.keys(), ...this.#omitted]) this.forget(memberId)
  }
}
