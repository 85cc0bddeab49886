/**
 * Compares the tenant with what a SCIM server has, person by person and member by member, reading the server's pages.
 * It changes nothing. The API and the command line call it.
 */
export { type Comparison, compareTarget } from './compare.ts'
export type { FoundDifference } from './difference.ts'
