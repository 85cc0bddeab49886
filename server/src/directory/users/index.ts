/**
 * Owns what happens to a user of one SCIM server: create, read, update, delete, with history and activity in the same
 * transaction. Owns no SCIM. `scim-directory.ts` calls it; operators' edits of manual people use `updateUser`.
 */
import type { ScimUsers } from '../contract.ts'
import { findPage } from '../pages/find.ts'
import { inRead, type Session } from '../records/session.ts'
import { createUser } from './create.ts'
import { deleteUser } from './delete.ts'
import { storedUsers } from './stored-user.ts'
import { updateUser } from './update.ts'

export { updateUser }

export function scimUsers(session: Session): ScimUsers {
  return {
    create: (document, options) => createUser(session, document, options),
    update: (id, change, options) => updateUser(session, id, change, options),
    delete: (id, options) => deleteUser(session, id, options),
    get: (id, include) =>
      inRead(session, async (stores) => {
        const row = await stores.resources.get(id, 'User')
        return row ? ((await storedUsers(stores, [row], include?.groups ?? true))[0] ?? null) : null
      }),
    find: (query) =>
      inRead(session, (stores) =>
        findPage(stores, session.scimServerId, 'User', query, (rows) =>
          storedUsers(stores, rows, query.include.groups),
        ),
      ),
  }
}
