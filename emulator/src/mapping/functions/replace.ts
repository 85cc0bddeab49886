import { ExpressionError } from '../expression.ts'
import { text } from '../value.ts'
import { type Argument, bounded, type FunctionDefinition } from './definition.ts'
import { matchesOf } from './pattern.ts'

/** Replace in its five modes (functions-for-customizing-application-data#replace). What was left out decides the mode. */
export const replaceFunctions: Record<string, FunctionDefinition> = {
  Replace: {
    parameters: [
      'source',
      'oldValue?',
      'regexPattern?',
      'regexGroupName?',
      'replacementValue?',
      'replacementAttributeName?',
      'template?',
    ],
    summary: 'Replaces a text or what a regular expression finds; case counts.',
    call: ([source, oldValue, pattern, group, replacement, attribute, template]) => {
      const value = text(source)
      if (text(oldValue) !== '') return replacedText(value, text(oldValue), replacement, template)
      if (text(pattern) === '') throw incomplete('a value or a pattern to look for')
      if (text(group) !== '' && attribute !== undefined) {
        return value === '' ? extracted(text(pattern), text(group), text(attribute)) : value
      }
      if (replacement === undefined) throw incomplete('a replacement value')
      return text(group) === ''
        ? replacedMatches(value, text(pattern), text(replacement))
        : replacedGroup(value, text(pattern), text(group), text(replacement))
    },
  },
}

function incomplete(what: string): ExpressionError {
  return new ExpressionError(`Replace needs ${what}. Write Replace(source, oldValue, , , replacementValue, , ).`, null)
}

function replacedText(value: string, old: string, replacement: Argument, template: Argument): string {
  if (replacement === undefined && template === undefined) throw incomplete('a replacement value or a template')
  const [where, what] = text(template) === '' ? [value, text(replacement)] : [text(template), value]
  const parts = where.split(old)
  bounded(where.length + (parts.length - 1) * (what.length - old.length), 'Replace')
  return parts.join(what)
}

function replacedMatches(value: string, pattern: string, replacement: string): string {
  return spliced(
    value,
    matchesOf(pattern, value).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: expanded(replacement, match),
    })),
  )
}

function replacedGroup(value: string, pattern: string, group: string, replacement: string): string {
  const pieces = matchesOf(pattern, value).flatMap((match) => {
    const place = match.indices?.groups?.[group]
    if (match.groups && !Object.hasOwn(match.groups, group)) throw unknownGroup(pattern, group)
    return place ? [{ start: place[0], end: place[1], text: replacement }] : []
  })
  return spliced(value, pieces)
}

function extracted(pattern: string, group: string, value: string): string | null {
  const [match] = matchesOf(pattern, value)
  if (match && !(match.groups && Object.hasOwn(match.groups, group))) throw unknownGroup(pattern, group)
  return match?.groups?.[group] ?? null
}

function unknownGroup(pattern: string, group: string): ExpressionError {
  return new ExpressionError(
    `Replace: the pattern "${pattern}" has no group "${group}". Name it (?<${group}>...).`,
    null,
  )
}

function spliced(value: string, pieces: { start: number; end: number; text: string }[]): string {
  let result = ''
  let at = 0
  for (const piece of pieces) {
    result += value.slice(at, piece.start) + piece.text
    bounded(result.length, 'Replace')
    at = piece.end
  }
  return result + value.slice(at)
}

/** `$1`, `${1}`, `${name}`, `$&` and `$$` of a .NET replacement pattern; anything else stays as it is. */
function expanded(replacement: string, match: RegExpExecArray): string {
  let length = 0
  const result = replacement.replaceAll(/\$(?:\$|&|(\d+)|\{(\w+)\})/g, (whole, digits?: string, name?: string) => {
    const found = substitute(whole, digits ?? name, match)
    length += found.length
    bounded(length, 'Replace')
    return found
  })
  return result
}

function substitute(whole: string, group: string | undefined, match: RegExpExecArray): string {
  if (whole === '$$') return '$'
  if (group === undefined) return match[0]
  if (/^\d+$/.test(group)) return Number(group) < match.length ? (match[Number(group)] ?? '') : whole
  return match.groups && Object.hasOwn(match.groups, group) ? (match.groups[group] ?? '') : whole
}
