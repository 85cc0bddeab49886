import type { Insertable } from 'kysely'
import type { Parameter } from '../contract.ts'
import type { AttributeValueRow } from '../tables.ts'
import type { Access } from './access.ts'
import { inPieces, type Owner } from './owner.ts'

/** One leaf of a resource, as the index keeps it. */
export type AttributeValue = Required<Omit<Insertable<AttributeValueRow>, 'scim_server_id' | 'resource_id' | 'kind'>>

const columns = 'scim_server_id, resource_id, kind, path, element, position, key, folded, value, value_type, number'

/**
 * SQLite takes rows in few statements: binding and beginning cost as much as a row does. What fails is taken back by the
 * write, so a statement keeps no journal of its own (`or fail`).
 */
const insertRows = (count: number) =>
  `with owner(s, r, k) as (values (?, ?, ?)), n as (values ${Array.from(
    { length: count },
    () => '(?, ?, ?, ?, ?, ?, ?, ?)',
  ).join(', ')}) insert or fail into attribute_values (${columns}) select s, r, k, n.* from n, owner`

/** One text for each number of rows, so that it is prepared once. */
const largest = 32
const texts = Array.from({ length: largest + 1 }, (_, count) => insertRows(count))

/** PostgreSQL takes all rows of a piece as one parameter: the text stays the same, and nothing is sent row by row. */
const insertMany = `insert into attribute_values (${columns})
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
      for (let start = 0; start < piece.length; start += largest) {
        const rows = piece.slice(start, start + largest)
        statements.later(texts[rows.length] ?? '', withCells([scimServerId, resourceId, kind], rows))
      }
    })
  }

  async delete(resourceId: string, values: readonly AttributeValue[]): Promise<void> {
    for (const { path, element, position } of values)
      this.#access.statements.later(deleteOne, [this.#owner.scimServerId, resourceId, path, element, position])
  }
}

function withCells(parameters: Parameter[], rows: readonly AttributeValue[]): Parameter[] {
  for (const { path, element, position, key, folded, value, value_type, number } of rows)
    parameters.push(path, element, position, key, folded, value, value_type, number)
  return parameters
}
