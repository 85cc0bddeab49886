import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, Time } from '../route/shapes.ts'
import { Role } from '../session/shapes.ts'

export const Operator = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    lastSignIn: Time.nullable(),
    twoFactor: z.boolean(),
  })
  .meta({ id: 'Operator' })

const OperatorParams = AccountParams.extend({ operatorId: Id })

export const listOperators = defineRoute({
  name: 'operators.list',
  method: 'GET',
  path: '/accounts/{accountId}/operators',
  summary: 'The people who may sign in to this account',
  params: AccountParams,
  answer: z.object({ items: z.array(Operator) }),
  status: 200,
})

export const changeOperatorRole = defineRoute({
  name: 'operators.change',
  method: 'PATCH',
  path: '/accounts/{accountId}/operators/{operatorId}',
  summary: "Change an operator's role",
  params: OperatorParams,
  body: z.object({ role: Role }),
  answer: Operator,
  status: 200,
})

export const removeOperator = defineRoute({
  name: 'operators.remove',
  method: 'DELETE',
  path: '/accounts/{accountId}/operators/{operatorId}',
  summary: 'Take an operator out of the account',
  params: OperatorParams,
  status: 204,
})
