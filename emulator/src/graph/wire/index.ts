/** Graph's wire: paths, verbs, JSON bodies and the error envelope. It knows no resource. Every folder of this room calls it. */
export { context, type GraphAnswer, type GraphCall, type GraphRoute, noContent, ok, parameter } from './call.ts'
export { badRequest, denied, envelope, GraphError, notFound } from './graph-error.ts'
export { JsonObject } from './json-object.ts'
export { Router } from './router.ts'
