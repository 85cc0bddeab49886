import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, Time, typedText } from '../route/shapes.ts'

const Erasure = z
  .object({
    id: z.string(),
    personId: z.string(),
    erasedAt: Time,
    requestedBy: z.string().meta({ description: 'Id of the operator' }),
    state: z.enum(['running', 'done']),
  })
  .meta({ id: 'Erasure' })

const person = '/accounts/{accountId}/users/{userId}'
const PersonParams = AccountParams.extend({ userId: Id })

export const exportPerson = defineRoute({
  name: 'people.export',
  method: 'GET',
  path: `${person}/export`,
  summary: 'Everything that is held about one person; recorded in the audit log',
  params: PersonParams,
  status: 200,
  contentType: 'application/json; charset=utf-8',
})

export const erasePerson = defineRoute({
  name: 'people.erase',
  method: 'POST',
  path: `${person}/erase`,
  summary: 'Forget one person for good, also in backups that are restored later',
  params: PersonParams,
  body: z.object({ userName: typedText(1000).meta({ description: 'The user name of the person, as a confirmation' }) }),
  answer: Erasure,
  status: 200,
})

export const listErasures = defineRoute({
  name: 'people.erasures',
  method: 'GET',
  path: '/accounts/{accountId}/erasures',
  summary: 'Whom this account has forgotten, by id; the last 200',
  params: AccountParams,
  answer: z.object({ items: z.array(Erasure) }).meta({ id: 'ErasureList' }),
  status: 200,
})
