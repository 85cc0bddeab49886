import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams } from '../route/shapes.ts'
import { PersonName, Role } from '../session/shapes.ts'

export const Account = z.object({ id: z.string(), name: z.string(), role: Role }).meta({ id: 'Account' })
const AccountBody = z.object({ name: PersonName })

export const createAccount = defineRoute({
  name: 'accounts.create',
  method: 'POST',
  path: '/accounts',
  summary: 'Create another account; the caller becomes its owner',
  body: AccountBody,
  answer: Account,
  status: 201,
})

export const renameAccount = defineRoute({
  name: 'accounts.rename',
  method: 'PATCH',
  path: '/accounts/{accountId}',
  summary: 'Rename an account',
  params: AccountParams,
  body: AccountBody,
  answer: Account,
  status: 200,
})
