import type { Insertable, Kysely } from 'kysely'
import type { AttributeValueRow, Tables } from '../tables.ts'
import { inPieces, type Owner } from './owner.ts'

/** One leaf of a resource, as the index keeps it. */
export type AttributeValue = Omit<Insertable<AttributeValueRow>, 'scim_server_id' | 'resource_id' | 'kind'>

/** The attribute index of one SCIM server. */
export class AttributeValueStore {
  readonly #db: Kysely<Tables>
  readonly #owner: Owner

  constructor(db: Kysely<Tables>, owner: Owner) {
    this.#db = db
    this.#owner = owner
  }

  async insert(resourceId: string, kind: AttributeValueRow['kind'], values: readonly AttributeValue[]): Promise<void> {
    await inPieces(values, async (piece) => {
      const rows = piece.map((value) => ({
        ...value,
        scim_server_id: this.#owner.scimServerId,
        resource_id: resourceId,
        kind,
      }))
      await this.#db.insertInto('attribute_values').values(rows).execute()
    })
  }

  async delete(resourceId: string, values: readonly AttributeValue[]): Promise<void> {
    for (const { path, element, position } of values)
      await this.#db
        .deleteFrom('attribute_values')
        .where('scim_server_id', '=', this.#owner.scimServerId)
        .where('resource_id', '=', resourceId)
        .where('path', '=', path)
        .where('element', '=', element)
        .where('position', '=', position)
        .execute()
  }
}
