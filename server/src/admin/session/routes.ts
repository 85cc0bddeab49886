import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { Password, Session, SignInOptions } from './shapes.ts'

export const getSession = defineRoute({
  name: 'session.get',
  method: 'GET',
  path: '/session',
  summary: 'Who is signed in, and the accounts they may open',
  answer: Session,
  status: 200,
})

export const getSignInOptions = defineRoute({
  name: 'session.options',
  method: 'GET',
  path: '/sign-in-options',
  summary: 'The ways to sign in that this installation offers',
  answer: SignInOptions,
  status: 200,
})

export const definePassword = defineRoute({
  name: 'session.definePassword',
  method: 'POST',
  path: '/session/password',
  summary: 'Choose a password after signing in by a one-time link; other sessions end',
  body: z.object({ newPassword: Password }),
  status: 204,
})
