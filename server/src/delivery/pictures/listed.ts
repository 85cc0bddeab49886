import { hashOf, isPicture, pictureOf, readTree } from '../../signatures/index.ts'
import { starterFiles } from '../../signatures/starter/index.ts'
import type { Database } from '../../storage/index.ts'

interface Known {
  /** Versions up to this one were read. */
  number: number
  readonly hashes: Set<string>
}

/** Accounts whose lists are remembered at most; beyond it the oldest is read again when it is asked for. */
const mostAccounts = 500
const versionsAtOnce = 50

let ofStarter: ReadonlyMap<string, Uint8Array> | null = null

/** Pictures that the product brings: they are stored nowhere. */
function starterPictures(): ReadonlyMap<string, Uint8Array> {
  ofStarter ??= new Map(
    [...starterFiles()].flatMap(([, content]) =>
      typeof content === 'string' ? [] : [[hashOf(content), content] as const],
    ),
  )
  return ofStarter
}

/**
 * Pictures that the public may see: those that any published version lists, also an old one (mail that was sent keeps its
 * pictures), and photos that are approved now. A draft's picture is nobody's business.
 */
export class PublicPictures {
  readonly #database: Database
  readonly #known = new Map<string, Known>()

  constructor(database: Database) {
    this.#database = database
  }

  /** @returns its bytes; null: there is none that the public may see */
  async find(accountId: string, hash: string): Promise<Uint8Array | null> {
    const brought = starterPictures().get(hash)
    if (brought !== undefined) return brought
    const isPublic = (await this.#isPublished(accountId, hash)) || (await this.#isPhoto(accountId, hash))
    return isPublic ? pictureOf(this.#database.read, accountId, hash) : null
  }

  /** A version never changes: each is read once. */
  async #isPublished(accountId: string, hash: string): Promise<boolean> {
    const known = this.#known.get(accountId) ?? { number: 0, hashes: new Set() }
    if (known.hashes.has(hash)) return true
    for (;;) {
      const rows = await this.#database.statements.ask<{ number: number; tree: string }>(
        `select number, tree from signature_versions where account_id = ? and number > ? order by number limit ${versionsAtOnce}`,
        [accountId, known.number],
      )
      for (const { number, tree } of rows) {
        for (const [path, listed] of Object.entries(readTree(tree))) if (isPicture(path)) known.hashes.add(listed)
        known.number = Math.max(known.number, Number(number))
      }
      if (rows.length < versionsAtOnce) break
    }
    // An account that has published nothing, or that does not exist, is not worth remembering.
    if (known.number > 0) this.#remember(accountId, known)
    return known.hashes.has(hash)
  }

  #remember(accountId: string, known: Known): void {
    if (this.#known.size >= mostAccounts && !this.#known.has(accountId)) {
      const oldest = this.#known.keys().next().value
      if (oldest !== undefined) this.#known.delete(oldest)
    }
    this.#known.set(accountId, known)
  }

  async #isPhoto(accountId: string, hash: string): Promise<boolean> {
    const rows = await this.#database.statements.ask<{ found: number }>(
      `select 1 as found from signature_photos where account_id = ? and hash = ? and state = 'approved' limit 1`,
      [accountId, hash],
    )
    return rows.length > 0
  }
}
