/** Owns the small dry run: who gets what by the rules alone, over everybody, beside what is published. */
export { type CompileFields, type DryRun, dryRunRules, type People } from './dry-run.ts'
export type { SlotTally, Survey, Surveyed, SurveyFilter } from './survey.ts'
