import type { Kysely } from 'kysely'
import type { Tables } from '../../storage/index.ts'
import { newestNumber, versionOf } from '../book/index.ts'
import type { Compose } from '../compose/index.ts'
import type { Configuration } from '../model/configuration.ts'

/** One version of an account, ready to compose with. */
export interface Composer {
  readonly version: number
  readonly compose: Compose
  readonly configuration: Configuration
}

/** So many are kept ready; another one is compiled when it is needed. */
const atMost = 20

/** Compiled versions, by account and number. */
export class Composers {
  readonly #compile: (accountId: string, configuration: Configuration) => Compose
  /** The least recently used first. */
  readonly #ready = new Map<string, Composer>()

  constructor(compile: (accountId: string, configuration: Configuration) => Compose) {
    this.#compile = compile
  }

  /** The version in force. */
  async newest(db: Kysely<Tables>, accountId: string): Promise<Composer> {
    const version = await newestNumber(db, accountId)
    const key = `${accountId} ${version}`
    const known = this.#ready.get(key)
    this.#ready.delete(key)
    const composer = known ?? (await this.#make(db, accountId, version))
    this.#ready.set(key, composer)
    for (const oldest of this.#ready.keys()) {
      if (this.#ready.size <= atMost) break
      this.#ready.delete(oldest)
    }
    return composer
  }

  async #make(db: Kysely<Tables>, accountId: string, version: number): Promise<Composer> {
    const published = await versionOf(db, accountId, version)
    if (published === null) throw new Error(`Version ${version} of the signatures is not there.`)
    const { configuration } = published
    return { version, compose: this.#compile(accountId, configuration), configuration }
  }
}
