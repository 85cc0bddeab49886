/** A value on its way from the directory into a field. */
export interface Transformed {
  readonly value: string
  /** In words for people; null where there is nothing to say. */
  readonly problem: string | null
}
