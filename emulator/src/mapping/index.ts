/**
 * What a mapping means: the expression language, mapping lines, the target's attribute list, what is wrong with them, and the
 * JSON that goes on the wire. It sends nothing and keeps nothing. The engine, scoping, Graph and the API call it.
 */
export { checkFunctions } from './check-functions.ts'
export {
  type CompiledAttribute,
  compileMapping,
  constantOf,
  type MappedValue,
  mapObject,
  mapsSoftDeletion,
} from './compile.ts'
export { defaultGroupMapping, defaultUserMapping, enterpriseSchema, managerPath } from './default-mappings.ts'
export { attributesOf, evaluate } from './evaluate.ts'
export { type Expression, ExpressionError } from './expression.ts'
export {
  type AppRole,
  checkPattern,
  type FunctionEntry,
  fitsWhole,
  functionCatalogue,
} from './functions/index.ts'
export { unknownAttribute } from './line-problems.ts'
export {
  type AttributeMapping,
  type AttributeType,
  attributeTypes,
  type Mapping,
  type ScopingClause,
  type ScopingFilter,
  type TargetAttribute,
} from './mapping.ts'
export { mappingProblems } from './mapping-problems.ts'
export { parseExpression } from './parse-expression.ts'
export { type MappingProblem, problem } from './problem.ts'
export {
  groupReader,
  groupSourceAttributes,
  knownUserAttributes,
  userReader,
  userSourceAttributes,
} from './source-attributes.ts'
export {
  attributeListOf,
  defaultGroupAttributes,
  defaultUserAttributes,
  newTargetAttribute,
  targetAttribute,
} from './target-attributes.ts'
export { parseTargetPath, type Resource, readTarget, type TargetPath, writeTarget } from './target-path.ts'
export { type FunctionContext, first, list, type Randomness, type Value } from './value.ts'
export { createValue, patchReplaces, patchValue, sameValue } from './wire-value.ts'
