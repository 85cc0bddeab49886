/**
 * Microsoft Graph and the Microsoft identity platform as the rehearsal Entra serves them over HTTP: tokens, applications,
 * synchronization, users, groups, logs, and what can go wrong. It decides nothing about provisioning; the engine does.
 * Graph is under /graph/v1.0 and /graph/beta, sign-in under /login/{tenant}, the device page at /devicelogin.
 * Only the API's listener calls it.
 */
export { controlRoutes } from './control-routes.ts'
export { Graph } from './graph.ts'
export { graphRoutes } from './listener.ts'
export { signInRoutes } from './sign-in/routes.ts'
