import type { CheckLine } from '../../api/schema.ts'

/** A check as a whole is as bad as its worst line. */
export function summary(lines: readonly Pick<CheckLine, 'state'>[]): {
  readonly colour: CheckLine['state']
  readonly words: string
} {
  const wrong = lines.filter((line) => line.state === 'red').length
  const open = lines.filter((line) => line.state === 'amber').length
  if (wrong > 0) return { colour: 'red', words: `${wrong} of ${lines.length} wrong` }
  if (open > 0) return { colour: 'amber', words: `${open} of ${lines.length} to look at` }
  return { colour: 'green', words: 'All good' }
}
