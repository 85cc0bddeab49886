import type { z } from 'zod'
import type { InvitationRecord } from '../../directory/operator-contract.ts'
import type { Invitation } from './routes.ts'

export function toInvitation(record: InvitationRecord, url: string | null): z.infer<typeof Invitation> {
  const { id, email, role, expiresAt } = record
  return { id, email, role, url, expiresAt }
}
