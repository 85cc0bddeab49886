import type { Selectable } from 'kysely'
import type { MemberRow } from '../tables.ts'

/** A member that a group gets. */
export type NewMember = Pick<Selectable<MemberRow>, 'member_id' | 'member_kind' | 'display' | 'added_at'>
