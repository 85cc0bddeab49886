import type { TemplateProblem } from '../contract.ts'

/** What Liquid says, in words for designers, at its place. */
export function problemOf(error: unknown, part: TemplateProblem['part']): TemplateProblem {
  const said = error instanceof Error ? error.message : String(error)
  const [line, column] = placeOf(error)
  const words = said.replace(/,\s*(?:file:[^,]*,\s*)?line:\s*\d+,\s*col:\s*\d+$/u, '')
  return { part, line, column, ...worded(words) }
}

function placeOf(error: unknown): readonly [line: number, column: number] {
  const token: unknown = error instanceof Error && 'token' in error ? error.token : null
  if (token === null || typeof token !== 'object' || !('getPosition' in token)) return [0, 0]
  if (typeof token.getPosition !== 'function') return [0, 0]
  const [line, column] = (token.getPosition as () => [number, number]).call(token)
  return [line, column]
}

function worded(said: string): Pick<TemplateProblem, 'code' | 'message'> {
  const tag = /^tag "?(\S+?)"? not found/u.exec(said)?.[1]
  if (tag !== undefined)
    return {
      code: 'not-allowed',
      message: `There is no tag "${tag}" here. Use if, unless, case, for, assign, capture or comment.`,
    }
  const filter = /^undefined filter: (\S+)/u.exec(said)?.[1]
  if (filter !== undefined)
    return {
      code: 'not-allowed',
      message: `There is no filter "${filter}" here. Take it out, or use one such as default, upcase, replace, split or truncate.`,
    }
  if (/limit exceeded|too many values|call stack/u.test(said))
    return {
      code: 'too-much',
      message: 'This takes more time or room than a signature may. Take loops, captures or repeated values out.',
    }
  const open = /^(?:tag|output) (\{[{%].*) not closed/su.exec(said)?.[1]
  if (open !== undefined) return { code: 'syntax', message: `${open.slice(0, 80)} is never closed: write its end.` }
  return { code: 'syntax', message: `This is no Liquid that can be read: ${said.slice(0, 200)}.` }
}
