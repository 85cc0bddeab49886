/** Attribute-based scoping filters: which assigned objects are provisioned. Pure; the engine and the API call it. */
export { clauseProblem, failedScope, type ScopingOperator, scopingOperators } from './clause.ts'
