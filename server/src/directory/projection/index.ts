/**
 * Owns what storage keeps beside a document: columns, index rows, and the difference between two documents. Owns no SCIM
 * schema and no storage. `users` and `groups` call it.
 */
export { type Columns, columnsOf, enterpriseExtension, factsOf, withoutManager } from './columns.ts'
export { changesOfNew, type Difference, differenceOf, differenceOfDocuments, type PathChange } from './difference.ts'
export { equalJson } from './equal.ts'
export { leavesOf } from './leaves.ts'
