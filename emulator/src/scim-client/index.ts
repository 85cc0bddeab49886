/**
 * The wire: requests to a SCIM server exactly as the provisioning service sends them, and answers read as strictly as it
 * reads them. It knows neither users nor mappings. The engine, compare and the API's connection test call it.
 */
export { expectDone, readList, readResource, type ScimList, type ScimResource } from './answers.ts'
export { defaultEncoding, encodeFilter, equals, type FilterEncoding } from './filter.ts'
export { type ProbePlan, type TestResult, type TestStep, testConnection } from './probe.ts'
export { asFailure, exchange, failureOf, incompatible, type Problem, ScimFailure } from './problem.ts'
export { type ConnectionOptions, ScimConnection, type ScimReply } from './scim-connection.ts'
export { type Dialect, parseTenantUrl, type TenantUrl, TenantUrlError } from './tenant-url.ts'
export type { Transport, WireAnswer, WireRequest } from './transport.ts'
export { type ScimRequest, Unreachable } from './unreachable.ts'
