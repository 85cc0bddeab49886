import type { Kysely } from 'kysely'
import type { ActivityTableRow, Tables } from '../../storage/index.ts'
import type { Mention } from './mention.ts'

/** Bodies are up to 64 kB each. */
const pieceSize = 100

/** The calls at one SCIM server that are about somebody or name them, oldest first; in pieces, and gives way in between. */
export async function* callsNaming(
  db: Kysely<Tables>,
  scimServerId: string,
  isAbout: (id: string | null) => boolean,
  mentions: Mention,
): AsyncGenerator<readonly ActivityTableRow[]> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('activity')
      .selectAll()
      .where('scim_server_id', '=', scimServerId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(pieceSize)
      .execute()
    const naming = rows.filter((row) => isAbout(row.subject_id) || textsOf(row).some((text) => mentions(text)))
    if (naming.length > 0) yield naming
    if (rows.length < pieceSize) return
    after = rows.at(-1)?.id ?? after
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const textsOf = (row: ActivityTableRow): (string | null)[] => [
  row.path,
  row.request_body,
  row.answer_body,
  row.detail,
  row.facts,
]
