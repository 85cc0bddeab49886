/** Something that is not as the tenant says. */
export interface FoundDifference {
  type: 'User' | 'Group'
  name: string
  attribute: string
  source: string | null
  target: string | null
}
