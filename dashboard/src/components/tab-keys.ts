/** The tab that a key leads to from the selected one, round the end; null for a key that does not move. */
export function tabAfterKey(key: string, selected: number, count: number): number | null {
  if (key === 'ArrowRight') return (selected + 1) % count
  if (key === 'ArrowLeft') return (selected - 1 + count) % count
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}
