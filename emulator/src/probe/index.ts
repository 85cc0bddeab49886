/**
 * Proves any SCIM server against the published lists: Microsoft's validator and onboarding suite, the quirk table, Okta's
 * checks, the examples of RFC 7644, the interoperability draft, and a load step. It makes what it needs on the server,
 * removes it again, and never changes what it did not make. Checks are in `suites`; they know `case.ts`, `context.ts`,
 * `expectations.ts`, `resource.ts` and `ending.ts`. The rehearsal does not use this room; its command line calls it.
 */
export type { Check, Column, Outcome, Profile, Source, Suite, Verdict } from './case.ts'
export { type Progress, type Report, type RunOptions, runChecks } from './run.ts'
export { suites } from './suites/index.ts'
export { type Census, openConnection, ProbeRefusal, type Target, takeCensus } from './target.ts'
