import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { ScimServerParams } from '../route/shapes.ts'
import { ConnectChoices, ConnectView, Search, SignInBody } from './shapes.ts'

const base = '/accounts/{accountId}/scim-servers/{scimServerId}/connect'
const choices = z.object({ choices: ConnectChoices })

export const getConnect = defineRoute({
  name: 'connect.get',
  method: 'GET',
  path: base,
  summary: 'What was set up in Entra, by whom and when, and how far a running set-up is',
  params: ScimServerParams,
  answer: ConnectView,
  status: 200,
})

export const beginSignIn = defineRoute({
  name: 'connect.signIn',
  method: 'POST',
  path: `${base}/sign-in`,
  summary: 'Begin a sign-in to Entra with a device code; tokens stay in the memory of the server',
  params: ScimServerParams,
  body: SignInBody,
  answer: ConnectView,
  status: 200,
})

export const endSignIn = defineRoute({
  name: 'connect.signOut',
  method: 'DELETE',
  path: `${base}/sign-in`,
  summary: 'Stop what runs and forget the sign-in; it goes on after a new one',
  params: ScimServerParams,
  status: 204,
})

export const findConnectPeople = defineRoute({
  name: 'connect.people',
  method: 'GET',
  path: `${base}/people`,
  summary: 'People in Entra whose name begins so, at most 20',
  params: ScimServerParams,
  query: Search,
  answer: z.object({
    items: z.array(z.object({ id: z.string(), displayName: z.string(), userPrincipalName: z.string() })),
  }),
  status: 200,
})

export const findConnectGroups = defineRoute({
  name: 'connect.groups',
  method: 'GET',
  path: `${base}/groups`,
  summary: 'Groups in Entra whose name begins so, at most 20',
  params: ScimServerParams,
  query: Search,
  answer: z.object({ items: z.array(z.object({ id: z.string(), displayName: z.string() })) }),
  status: 200,
})

export const planConnect = defineRoute({
  name: 'connect.plan',
  method: 'POST',
  path: `${base}/plan`,
  summary: 'Begin to look what would be changed; touches nothing',
  params: ScimServerParams,
  body: choices,
  answer: ConnectView,
  status: 200,
})

export const runConnect = defineRoute({
  name: 'connect.run',
  method: 'POST',
  path: `${base}/run`,
  summary: 'Begin or go on: change in Entra what differs from the choices',
  params: ScimServerParams,
  body: choices,
  answer: ConnectView,
  status: 200,
})

export const checkConnect = defineRoute({
  name: 'connect.check',
  method: 'POST',
  path: `${base}/check`,
  summary: 'Begin to read job status, quarantine and newest log lines',
  params: ScimServerParams,
  answer: ConnectView,
  status: 200,
})

export const planUndoConnect = defineRoute({
  name: 'connect.planUndo',
  method: 'POST',
  path: `${base}/plan-undo`,
  summary: 'Begin to look what would be taken back',
  params: ScimServerParams,
  answer: ConnectView,
  status: 200,
})

export const undoConnect = defineRoute({
  name: 'connect.undo',
  method: 'POST',
  path: `${base}/undo`,
  summary: 'Begin to take back in Entra what was made here',
  params: ScimServerParams,
  answer: ConnectView,
  status: 200,
})
