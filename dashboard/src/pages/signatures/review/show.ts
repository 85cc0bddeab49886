/** What becomes of people, as the figures of a review name it. */
export type Show = 'changed' | 'gained' | 'lost' | 'failed' | 'none' | 'over'

export const words: Readonly<Record<Show, string>> = {
  changed: 'look different',
  gained: 'get one for the first time',
  lost: 'lose theirs',
  failed: 'cannot be made',
  none: 'have none, as before',
  over: 'too long for Gmail or Outlook',
}
