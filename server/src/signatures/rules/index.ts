/**
 * Owns who gets what: rules and their conditions, the choice of a banner, why somebody gets what they get, and suggestions
 * from values that occur. Owns no field and no rendering. `compose`, `changes` and `admin` call it.
 */
export type { Subject } from './asked.ts'
export { checkRules, type RuleProblem } from './check.ts'
export { type CompiledRules, compileRules, type Decided } from './compile.ts'
export * from './dry-run/index.ts'
export * from './suggest/index.ts'
