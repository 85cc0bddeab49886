import { createContext, Script } from 'node:vm'
import { ExpressionError } from '../expression.ts'

/** How long one pattern may work on one value, in milliseconds. */
const LONGEST = 200
const PLAIN_STEPS = 10_000_000

const box: { work: () => unknown } = { work: () => null }
const realm = createContext(box)
const script = new Script('work()')
/** Patterns that ran out of time once are not given more: a hostile one costs its time a single time, not once a person. */
const slow = new Set<string>()
const compiled = new Map<string, RegExp>()

/**
 * All matches of a pattern of the mapping language, with the places of its groups.
 * @throws {ExpressionError} for a pattern that cannot be read or that takes longer than 200 ms on the value
 */
export function matchesOf(pattern: string, source: string): RegExpExecArray[] {
  const expression = compile(pattern)
  return withinTime(pattern, source, () => [...source.matchAll(expression)])
}

/** Whether the pattern fits the whole value. @throws {ExpressionError} as `matchesOf` */
export function fitsWhole(pattern: string, source: string): boolean {
  const expression = compile(`^(?:${pattern})$`)
  return withinTime(pattern, source, () => {
    expression.lastIndex = 0
    return expression.test(source)
  })
}

/** @throws {ExpressionError} when the pattern cannot be read */
export function checkPattern(pattern: string): void {
  compile(pattern)
}

/** Reads a .NET pattern: a leading `(?i)` and the anchors \A and \z have other names in JavaScript. */
function compile(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  const inline = /^(\^\(\?:)?\(\?([imsn]+)\)/.exec(pattern)
  const body = (inline ? (inline[1] ?? '') + pattern.slice(inline[0].length) : pattern)
    .replaceAll(/\\A/g, '^')
    .replaceAll(/\\[zZ]/g, '$')
  const flags = `dg${(inline?.[2] ?? '').replaceAll('n', '')}`
  const made = tryCompile(body, `${flags}u`) ?? tryCompile(body, flags)
  if (!made) throw new ExpressionError(`"${pattern}" is not a regular expression. Correct the pattern.`, null)
  if (compiled.size > 500) compiled.clear()
  compiled.set(pattern, made)
  return made
}

function tryCompile(body: string, flags: string): RegExp | null {
  try {
    return new RegExp(body, flags)
  } catch {
    return null
  }
}

function withinTime<Result>(pattern: string, source: string, work: () => Result): Result {
  if (isPlain(pattern, source.length)) return work()
  if (slow.has(pattern)) throw tooSlow(pattern)
  let result: Result | undefined
  box.work = () => {
    result = work()
  }
  try {
    script.runInContext(realm, { timeout: LONGEST })
  } catch (error) {
    if (!ranOut(error)) throw error
    if (slow.size > 100) slow.clear()
    slow.add(pattern)
    throw tooSlow(pattern)
  }
  return result as Result
}

/** The error comes from the other realm, where `instanceof Error` does not hold. */
function ranOut(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}

/** A pattern without repeated groups takes at most length^(repetitions + 1) steps; where that is little, no clock is needed. */
function isPlain(pattern: string, length: number): boolean {
  if (/\)[*+?{]|\\[1-9k]/.test(pattern)) return false
  const repetitions = pattern.match(/[*+]|\{\d*,/g)?.length ?? 0
  return (length + 1) ** (repetitions + 1) <= PLAIN_STEPS
}

function tooSlow(pattern: string): ExpressionError {
  return new ExpressionError(
    `The regular expression "${pattern}" takes too long on a value. Simplify it: avoid a repetition inside a repetition.`,
    null,
  )
}
