/**
 * Owns the listener: limits, time-outs, request ids, the last error boundary, health probes, static files and their
 * security headers. Owns no route of SCIM or of the admin API; those are mounted by `server.ts`, the only caller.
 */
export { closeListener } from './close.ts'
export { createListener, type ListenerOptions } from './listener.ts'
export { addPages } from './pages.ts'
export { addProbes, type ProbesOptions } from './probes.ts'
export type { TlsFiles } from './tls.ts'
