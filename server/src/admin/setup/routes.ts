import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { Email, LinkToken, Password, PersonName } from '../session/shapes.ts'

export const getSetup = defineRoute({
  name: 'setup.get',
  method: 'GET',
  path: '/setup',
  summary: 'Whether the first owner is still to be created',
  answer: z.object({ needed: z.boolean() }),
  status: 200,
})

export const createFirstOwner = defineRoute({
  name: 'setup.create',
  method: 'POST',
  path: '/setup',
  summary: 'Create the first owner and account with the one-time link; signs them in',
  body: z.object({ token: LinkToken, name: PersonName, email: Email, password: Password, accountName: PersonName }),
  answer: z.object({ accountId: z.string() }),
  status: 201,
})

export const oneTimeSignIn = defineRoute({
  name: 'setup.oneTimeSignIn',
  method: 'POST',
  path: '/one-time-sign-in',
  summary: 'Sign in with a one-time link',
  body: z.object({ token: LinkToken }),
  status: 204,
})
