/**
 * Owns what happens to a group of one SCIM server and to its members, who are rows and never a list. Owns no SCIM.
 * `scim-directory.ts` calls it.
 */
import type { ScimGroups } from '../contract.ts'
import { findPage } from '../pages/find.ts'
import { inRead, type Session } from '../records/session.ts'
import { createGroup } from './create.ts'
import { deleteGroup } from './delete.ts'
import { storedGroups } from './stored-group.ts'
import { updateGroup } from './update.ts'

export function scimGroups(session: Session): ScimGroups {
  return {
    create: (document, members, options) => createGroup(session, document, members, options),
    update: (id, change, options) => updateGroup(session, id, change, options),
    delete: (id, options) => deleteGroup(session, id, options),
    get: (id, include) =>
      inRead(session, async (stores) => {
        const row = await stores.shown.one(id, 'Group', 'nothing')
        return row ? ((await storedGroups(stores, [row], include.members))[0] ?? null) : null
      }),
    find: (query) =>
      inRead(session, (stores) =>
        findPage(stores, session.scimServerId, 'Group', query, 'nothing', (rows) =>
          storedGroups(stores, rows, query.include.members),
        ),
      ),
  }
}
