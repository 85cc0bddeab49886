import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, Time } from '../route/shapes.ts'
import { Email, LinkToken, Password, PersonName, Role } from '../session/shapes.ts'

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: Role,
    url: z.string().nullable().meta({ description: 'Only in the answer that creates it; it cannot be read again' }),
    expiresAt: Time,
  })
  .meta({ id: 'Invitation' })

export const listInvitations = defineRoute({
  name: 'invitations.list',
  method: 'GET',
  path: '/accounts/{accountId}/invitations',
  summary: 'Invitations that were not accepted yet',
  params: AccountParams,
  answer: z.object({ items: z.array(Invitation) }),
  status: 200,
})

export const createInvitation = defineRoute({
  name: 'invitations.create',
  method: 'POST',
  path: '/accounts/{accountId}/invitations',
  summary: 'Invite somebody by a link that is shown once',
  params: AccountParams,
  body: z.object({ email: Email, role: Role }),
  answer: Invitation,
  status: 201,
})

export const deleteInvitation = defineRoute({
  name: 'invitations.delete',
  method: 'DELETE',
  path: '/accounts/{accountId}/invitations/{invitationId}',
  summary: 'Withdraw an invitation',
  params: AccountParams.extend({ invitationId: Id }),
  status: 204,
})

export const getInvitation = defineRoute({
  name: 'invitations.get',
  method: 'GET',
  path: '/invitations/{token}',
  summary: 'What an invitation link invites to',
  params: z.object({ token: LinkToken }),
  answer: z
    .object({
      accountName: z.string(),
      email: z.string(),
      role: Role,
      expiresAt: Time,
      hasOperator: z.boolean().meta({ description: 'an operator with this address exists: they sign in to accept' }),
    })
    .meta({ id: 'InvitationOffer' }),
  status: 200,
})

export const acceptInvitation = defineRoute({
  name: 'invitations.accept',
  method: 'POST',
  path: '/invitations/accept',
  summary: 'Accept an invitation, as the signed-in operator or as a new one; signs a new one in',
  body: z.object({ token: LinkToken, name: PersonName.optional(), password: Password.optional() }),
  answer: z.object({ accountId: z.string() }),
  status: 200,
})
