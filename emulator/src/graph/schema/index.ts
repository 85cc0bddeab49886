/** Translates between Graph's synchronizationSchema and the emulator's mappings, both ways. Expressions stay text. */
export { directoriesOf } from './directories.ts'
export { fromObjectMapping, mappingsOf } from './from-graph.ts'
export { type FunctionSchema, functionSchemas } from './parameters.ts'
export { type GraphSource, sourceOf } from './source.ts'
export { ruleOf, toObjectMapping } from './to-graph.ts'
