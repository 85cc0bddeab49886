import type { Insertable } from 'kysely'
import type { AttributeValueRow } from '../tables.ts'
import type { Access } from './access.ts'
import { inPieces, type Owner } from './owner.ts'
import { insertText } from './texts.ts'

/** One leaf of a resource, as the index keeps it. */
export type AttributeValue = Required<Omit<Insertable<AttributeValueRow>, 'scim_server_id' | 'resource_id' | 'kind'>>

const insertOne = insertText('attribute_values', [
  'scim_server_id',
  'resource_id',
  'kind',
  'path',
  'element',
  'position',
  'key',
  'folded',
  'value',
  'value_type',
  'number',
])

/** PostgreSQL takes all rows of a piece as one parameter: the text stays the same, and nothing is sent row by row. */
const insertMany = `insert into attribute_values
  (scim_server_id, resource_id, kind, path, element, position, key, folded, value, value_type, number)
  select ?, ?, ?, n.* from jsonb_to_recordset(?::jsonb) as n(path text, element bigint, position bigint, key text,
    folded text, value text, value_type text, number double precision)`

const deleteOne = `delete from attribute_values where scim_server_id = ? and resource_id = ? and path = ? and element = ?
  and position = ?`

/** The attribute index of one SCIM server. */
export class AttributeValueStore {
  readonly #access: Access
  readonly #owner: Owner

  constructor(access: Access, owner: Owner) {
    this.#access = access
    this.#owner = owner
  }

  async insert(resourceId: string, kind: AttributeValueRow['kind'], values: readonly AttributeValue[]): Promise<void> {
    const { database, statements } = this.#access
    const { scimServerId } = this.#owner
    await inPieces(values, async (piece) => {
      if (database === 'postgres')
        return statements.later(insertMany, [scimServerId, resourceId, kind, JSON.stringify(piece)])
      for (const { path, element, position, key, folded, value, value_type, number } of piece) {
        const own = [scimServerId, resourceId, kind, path, element, position]
        statements.later(insertOne, [...own, key, folded, value, value_type, number])
      }
    })
  }

  async delete(resourceId: string, values: readonly AttributeValue[]): Promise<void> {
    for (const { path, element, position } of values)
      this.#access.statements.later(deleteOne, [this.#owner.scimServerId, resourceId, path, element, position])
  }
}
