/** Owns suggestions: which values mean the same, and which locations people's cities ask for. Reads nothing itself. */
export { groupValues, type LikeValues, type Spelling, type ValueSeen } from './group.ts'
export { cityPathOf, type LocationSuggestion, suggestLocations } from './locations.ts'
export { valuesQueryOf } from './values-query.ts'
