/**
 * Owns single memberships of one SCIM server: found, made and ended without a group's list. Owns no row: a membership is
 * the row that `groups` keeps for a member. `scim-directory.ts` calls it.
 */
import type { ScimMemberships } from '../contract.ts'
import { inRead, type Session } from '../records/session.ts'
import { createMembership, deleteMembership } from './change.ts'
import { findMemberships } from './find.ts'
import { placeOf } from './id.ts'
import { storedMembership } from './stored-membership.ts'

export function scimMemberships(session: Session): ScimMemberships {
  return {
    create: (membership, options) => createMembership(session, membership, options),
    delete: (id, options) => deleteMembership(session, id, options),
    find: (query) => inRead(session, (stores) => findMemberships(stores, session.scimServerId, query)),
    get: (id) =>
      inRead(session, async ({ memberships }) => {
        const place = placeOf(id)
        const row = place && (await memberships.get(place))
        return row && row.addedAt === place.addedAt ? storedMembership(row) : null
      }),
  }
}
