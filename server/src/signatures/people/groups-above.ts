import type { Database } from '../../storage/index.ts'

export interface NamedGroup {
  readonly id: string
  readonly name: string
}

/** Nested groups are followed this far. */
const depthLimit = 10
const pieceSize = 500

/** The groups of one SCIM server as they hold each other, read as far as somebody asks. */
export class GroupsAbove {
  readonly #database: Database
  readonly #scimServerId: string
  readonly #names = new Map<string, string>()
  readonly #parents = new Map<string, readonly string[]>()

  constructor(database: Database, scimServerId: string) {
    this.#database = database
    this.#scimServerId = scimServerId
  }

  /** Reads what is needed to answer `all` for these groups: a query or two for each level. */
  async load(ids: Iterable<string>): Promise<void> {
    let level = [...new Set(ids)].filter((id) => !this.#parents.has(id))
    for (let depth = 0; depth < depthLimit && level.length > 0; depth++) {
      for (const id of level) this.#parents.set(id, [])
      for (const { member_id, group_id } of await this.#links(level))
        this.#parents.set(member_id, [...(this.#parents.get(member_id) ?? []), group_id])
      await this.#name(level)
      const above = level.flatMap((id) => this.#parents.get(id) ?? [])
      level = [...new Set(above)].filter((id) => !this.#parents.has(id))
    }
  }

  /** These groups and those that hold them; each once, also when groups hold each other. By name. */
  all(ids: readonly string[]): NamedGroup[] {
    const found = new Set(ids)
    for (const id of found) for (const parent of this.#parents.get(id) ?? []) found.add(parent)
    return [...found]
      .flatMap((id) => {
        const name = this.#names.get(id)
        return name === undefined ? [] : [{ id, name }]
      })
      .sort((one, other) => (one.name < other.name ? -1 : 1))
  }

  async #links(ids: readonly string[]): Promise<{ member_id: string; group_id: string }[]> {
    const rows: { member_id: string; group_id: string }[] = []
    for (let at = 0; at < ids.length; at += pieceSize)
      rows.push(
        ...(await this.#database.read
          .selectFrom('members')
          .select(['member_id', 'group_id'])
          .where('scim_server_id', '=', this.#scimServerId)
          .where('member_id', 'in', ids.slice(at, at + pieceSize))
          .orderBy('group_id')
          .execute()),
      )
    return rows
  }

  async #name(ids: readonly string[]): Promise<void> {
    for (const [id, name] of await namesOf(this.#database, this.#scimServerId, ids)) this.#names.set(id, name)
  }
}

/** Display names by id. */
export async function namesOf(
  { read }: Database,
  scimServerId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (let at = 0; at < ids.length; at += pieceSize) {
    const rows = await read
      .selectFrom('resources')
      .select(['id', 'display_name'])
      .where('scim_server_id', '=', scimServerId)
      .where('id', 'in', ids.slice(at, at + pieceSize))
      .execute()
    for (const { id, display_name } of rows) names.set(id, display_name)
  }
  return names
}
