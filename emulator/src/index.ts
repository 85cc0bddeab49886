/**
 * A rehearsal of Microsoft Entra ID: a tenant, enterprise applications and the provisioning service that pushes people
 * to a SCIM server. It shares no code with the server that it talks to, so that no mistake can agree with itself.
 * Programs drive it over HTTP (`serve`) or the command line; tests open it with `createRehearsal`.
 */
export { createApi } from './api/index.ts'
export { createRehearsal, type Rehearsal, type RehearsalOptions } from './rehearsal.ts'
