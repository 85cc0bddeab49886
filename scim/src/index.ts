/**
 * Owns the SCIM protocol of RFC 7643, 7644 and 9865 as pure functions: schemas, filters, paths, PATCH, resources,
 * projections, messages, sorting, entity tags and the one family of errors.
 * Owns no I/O, no HTTP, no storage and no clock; it imports nothing and runs in a browser.
 * Anyone may call it; in this repository only `server/src/protocol` does.
 */
export { quoted, ScimError, type ScimErrorBody, type ScimType, scimTypes } from './errors/scim-error.ts'
export { type EtagList, formatEtag, matchesEtag, parseEtagList } from './etag/etag.ts'
export type { CompareCondition, ComparedType, Condition, PresentCondition } from './filter/condition.ts'
export { parseDateTime } from './filter/date-time.ts'
export { compareCodePoints, isPresent, matchesCondition, matchesFilter, valuesAt } from './filter/match.ts'
export { parseFilter } from './filter/parse.ts'
export { printFilter } from './filter/print.ts'
export { resolveFilter } from './filter/resolve.ts'
export { type CompareOperator, defaultFilterLimits, type Filter, type FilterLimits } from './filter/tree.ts'
export {
  assertJsonDepth,
  cloneJson,
  equalJson,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  ownValue,
  ownValueOf,
} from './json.ts'
export { type BulkStep, planBulk } from './messages/bulk-plan.ts'
export { bulkReferences, resolveBulkIds } from './messages/bulk-references.ts'
export {
  type BrokenBulkOperation,
  type BulkLimits,
  type BulkMethod,
  type BulkOperation,
  type BulkRequest,
  parseBulkRequest,
} from './messages/bulk-request.ts'
export { type BulkResult, brokenResults, bulkResponse, errorResult, errorsReached } from './messages/bulk-response.ts'
export { type ListResponseParts, listResponse } from './messages/list-response.ts'
export { parseQueryParameters, parseSearchRequest, type SearchRequest } from './messages/search-request.ts'
export { type ServiceProviderFacts, serviceProviderConfig } from './messages/service-provider-config.ts'
export * from './messages/urns.ts'
export { applyPatch } from './patch/apply.ts'
export type { PatchOptions } from './patch/change.ts'
export { type MemberOperation, type NamedMember, readMembers, splitMemberOperations } from './patch/members.ts'
export { type PatchLimits, type PatchOperation, type PatchVerb, parsePatchRequest } from './patch/operation.ts'
export { type AttributePath, parseAttributePath, printAttributePath } from './path/attribute-path.ts'
export { type PatchPath, parsePath, printPath } from './path/value-path.ts'
export { project } from './projection/project.ts'
export { type Projection, type ProjectionRequest, parseProjection, wants } from './projection/projection.ts'
export { type ReadOptions, readResource } from './resource/read.ts'
export {
  type Attribute,
  type AttributeDraft,
  type AttributeType,
  attribute,
  type Mutability,
  type Returned,
  type Schema,
  type Uniqueness,
} from './schema/attribute.ts'
export { groupMembershipType } from './schema/group-membership.ts'
export { readSchema } from './schema/read-schema.ts'
export { createSchemaRegistry, type SchemaRegistry } from './schema/registry.ts'
export { resourceTypeResource, schemaResource } from './schema/representation.ts'
export { type ResolvedPath, resolvePath } from './schema/resolve-path.ts'
export {
  createResourceType,
  type Extension,
  type ResourceType,
  type ResourceTypeDraft,
} from './schema/resource-type.ts'
export { serviceSchemas } from './schema/service-schemas.ts'
export * from './schema/urns.ts'
export { resolveSortPath, type SortRequest, sortResources } from './sort/sort.ts'
