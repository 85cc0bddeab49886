import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, ScimServerParams } from '../route/shapes.ts'
import { CheckLine, ScimServer, ServerName, Settings, WorkloadIdentity } from './shapes.ts'

const base = '/accounts/{accountId}/scim-servers'
const one = `${base}/{scimServerId}`
const TokenParams = ScimServerParams.extend({ tokenId: Id })

export const listScimServers = defineRoute({
  name: 'scimServers.list',
  method: 'GET',
  path: base,
  summary: "The account's SCIM servers",
  params: AccountParams,
  answer: z.object({ items: z.array(ScimServer) }),
  status: 200,
})

export const createScimServer = defineRoute({
  name: 'scimServers.create',
  method: 'POST',
  path: base,
  summary: 'Create a SCIM server with its first Secret Token',
  params: AccountParams,
  body: z.object({ name: ServerName, settings: Settings.partial().optional() }),
  answer: z.object({ server: ScimServer, secretToken: z.string() }),
  status: 201,
})

export const getScimServer = defineRoute({
  name: 'scimServers.get',
  method: 'GET',
  path: one,
  summary: 'One SCIM server with its tokens (never their text)',
  params: ScimServerParams,
  answer: ScimServer,
  status: 200,
})

export const changeScimServer = defineRoute({
  name: 'scimServers.change',
  method: 'PATCH',
  path: one,
  summary: 'Change name or settings',
  params: ScimServerParams,
  body: z.object({ name: ServerName.optional(), settings: Settings.partial().optional() }),
  answer: ScimServer,
  status: 200,
})

export const rotateToken = defineRoute({
  name: 'scimServers.rotateToken',
  method: 'POST',
  path: `${one}/tokens`,
  summary: 'Add a second Secret Token; two may live at a time',
  params: ScimServerParams,
  answer: z.object({ id: z.string(), secretToken: z.string() }),
  status: 201,
})

export const revealToken = defineRoute({
  name: 'scimServers.revealToken',
  method: 'POST',
  path: `${one}/tokens/{tokenId}/reveal`,
  summary: 'Show a Secret Token again; the reading is recorded',
  params: TokenParams,
  answer: z.object({ secretToken: z.string() }),
  status: 200,
})

export const revokeToken = defineRoute({
  name: 'scimServers.revokeToken',
  method: 'DELETE',
  path: `${one}/tokens/{tokenId}`,
  summary: 'Revoke a Secret Token at once',
  params: TokenParams,
  status: 204,
})

export const addClientSecret = defineRoute({
  name: 'scimServers.addClientSecret',
  method: 'POST',
  path: `${one}/client-secrets`,
  summary: 'Add a client secret for the token endpoint; two may live at a time. Reveal and revoke it as a token',
  params: ScimServerParams,
  answer: z.object({ id: z.string(), clientSecret: z.string() }),
  status: 201,
})

export const setWorkloadIdentity = defineRoute({
  name: 'scimServers.setWorkloadIdentity',
  method: 'PUT',
  path: `${one}/workload-identity`,
  summary: 'Let Entra sign in with its own identity, or change what is asked of it',
  params: ScimServerParams,
  body: WorkloadIdentity,
  answer: ScimServer,
  status: 200,
})

export const removeWorkloadIdentity = defineRoute({
  name: 'scimServers.removeWorkloadIdentity',
  method: 'DELETE',
  path: `${one}/workload-identity`,
  summary: 'End the sign-in by workload identity at once',
  params: ScimServerParams,
  status: 204,
})

export const disconnectScimServer = defineRoute({
  name: 'scimServers.disconnect',
  method: 'POST',
  path: `${one}/disconnect`,
  summary: 'Stop accepting calls; people stay and become manual',
  params: ScimServerParams,
  answer: ScimServer,
  status: 200,
})

export const reconnectScimServer = defineRoute({
  name: 'scimServers.reconnect',
  method: 'POST',
  path: `${one}/reconnect`,
  summary: 'Accept calls again; people become read-only',
  params: ScimServerParams,
  answer: ScimServer,
  status: 200,
})

export const getChecks = defineRoute({
  name: 'scimServers.checks',
  method: 'GET',
  path: `${one}/checks`,
  summary: 'The two final checks, with evidence and the mend',
  params: ScimServerParams,
  answer: z.object({ configuration: z.array(CheckLine), running: z.array(CheckLine) }).meta({ id: 'Checks' }),
  status: 200,
})
