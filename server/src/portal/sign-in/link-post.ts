import { newId } from '../../base/index.ts'
import type { PortalParts } from '../contract.ts'
import { employeesWith, mailedFor, makeLink } from './links.ts'
import { linkMail } from './mail.ts'

/** The token is behind the `#`: it reaches no log of a server or proxy. */
export const portalLink = (publicUrl: string, token: string): string => `${publicUrl}/me#token=${token}`

/** Sends links without anybody waiting. Made one after the other, so that the count of an hour is right. */
export class LinkPost {
  readonly #parts: PortalParts
  #made: Promise<void> = Promise.resolve()

  constructor(parts: PortalParts) {
    this.#parts = parts
  }

  /** One mail for each place that knows the address. */
  send(email: string): void {
    this.#made = this.#made.then(() => this.#make(email.trim())).catch((error: unknown) => this.#failed(error))
  }

  async #make(email: string): Promise<void> {
    const { database, clock, publicUrl, sendMail } = this.#parts
    if (sendMail === null) return
    for (const employee of await employeesWith(database, email)) {
      const now = clock.now()
      const token = await database.write((tx) => makeLink(tx, employee, { now, life: mailedFor }))
      if (token === null) continue
      // A slow mail server must not hold up the next one's link.
      sendMail(linkMail(email, newId(now), portalLink(publicUrl, token))).catch((error: unknown) => this.#failed(error))
    }
  }

  #failed(error: unknown): void {
    this.#parts.log.warn({ err: error }, 'a link for an employee could not be sent')
  }
}
