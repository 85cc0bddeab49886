/** The documented part of OData: `$filter`, `$select`, `$orderby`, `$search`, `$top`, paging. It knows no resource. */
export { type EntitySet, entityAnswer, link, listAnswer, pageAnswer, type View } from './answer.ts'
export { passes } from './evaluate-filter.ts'
export type { Filter } from './filter.ts'
export { parseFilter } from './filter.ts'
export { readQuery } from './query.ts'
