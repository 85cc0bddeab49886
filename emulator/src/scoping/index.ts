/** Attribute-based scoping filters: which assigned objects are provisioned. Pure; the engine and the API call it. */
export {
  clauseFault,
  clauseProblem,
  failedScope,
  operatorCatalogue,
  type ScopingOperator,
  scopingOperators,
} from './clause.ts'
