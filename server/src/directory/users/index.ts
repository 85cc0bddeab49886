/**
 * Owns what happens to a user of one SCIM server: create, read, update, delete, with history and activity in the same
 * transaction. Owns no SCIM. `scim-directory.ts` calls it; operators' edits of manual people use `updateUser`.
 */
import type { ScimUsers } from '../contract.ts'
import { findPage } from '../pages/find.ts'
import { inRead, type Session } from '../records/session.ts'
import { createUser } from './create.ts'
import { deleteUser } from './delete.ts'
import { shownUsers } from './shown-user.ts'
import { updateUser } from './update.ts'

export { updateUser }

export function scimUsers(session: Session): ScimUsers {
  return {
    create: (document, options) => createUser(session, document, options),
    update: (id, change, options) => updateUser(session, id, change, options),
    delete: (id, options) => deleteUser(session, id, options),
    get: (id, include) =>
      inRead(session, async (stores) => {
        const row = await stores.shown.one(id, 'User', besideOf(include?.groups ?? true))
        return row ? ((await shownUsers(stores, [row]))[0] ?? null) : null
      }),
    find: (query) =>
      inRead(session, (stores) =>
        findPage(stores, session.scimServerId, 'User', query, besideOf(query.include.groups), (rows) =>
          shownUsers(stores, rows),
        ),
      ),
  }
}

const besideOf = (withGroups: boolean) => (withGroups ? 'managerAndGroups' : 'manager')
