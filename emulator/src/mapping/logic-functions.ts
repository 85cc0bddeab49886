import { randomInt, randomUUID } from 'node:crypto'
import { ExpressionError } from './expression.ts'
import { type ExpressionFunction, isTrue, text, truth, wholeNumber } from './value.ts'

/** The functions that decide, convert and tell the time (functions-for-customizing-application-data). */
export const logicFunctions: Record<string, ExpressionFunction> = {
  Switch: ([source, otherwise, ...pairs]) => {
    for (let index = 0; index + 1 < pairs.length; index += 2) {
      if (text(pairs[index]) === text(source)) return pairs[index + 1] ?? null
    }
    return otherwise ?? null
  },
  IIF: ([condition, yes, no]) => (isTrue(condition) ? (yes ?? null) : (no ?? null)),
  Not: ([source]) => truth(!isTrue(source)),
  IsNull: ([source]) => truth(source === null || source === undefined),
  IsNullOrEmpty: ([source]) => truth(text(source) === ''),
  IsPresent: ([source]) => truth(text(source) !== ''),
  IgnoreFlowIfNullOrEmpty: ([source]) => (text(source) === '' ? null : (source ?? null)),
  CBool: ([source]) => truth(isTrue(source) || Number(text(source)) > 0),
  BitAnd: ([left, right]) => String(wholeNumber(left ?? null, 'BitAnd') & wholeNumber(right ?? null, 'BitAnd')),
  Guid: () => randomUUID(),
  RandomString: ([length]) =>
    Array.from({ length: wholeNumber(length ?? null, 'RandomString') }, () =>
      'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'.charAt(randomInt(57)),
    ).join(''),
  Redact: () => '*****',
  SingleAppRoleAssignment: ([source]) => source ?? null,
  DefaultDomain: (_, context) => context.defaultDomain,
  Now: (_, context) => spokenDate(context.now()),
  CDate: ([source]) => instant(text(source)).toISOString(),
  NumFromDate: ([source]) => String(BigInt(instant(text(source)).getTime()) * 10_000n + 116_444_736_000_000_000n),
  DateFromNum: ([source]) =>
    new Date(Number((BigInt(text(source) || '0') - 116_444_736_000_000_000n) / 10_000n)).toISOString(),
  DateAdd: ([interval, amount, source]) =>
    added(text(interval), wholeNumber(amount ?? null, 'DateAdd'), instant(text(source))).toISOString(),
  DateDiff: ([interval, from, to]) => String(difference(text(interval), instant(text(from)), instant(text(to)))),
}

function instant(value: string): Date {
  const date = new Date(value)
  if (Number.isNaN(date.getTime())) throw new ExpressionError(`"${value}" is not a date.`, null)
  return date
}

const milliseconds: Record<string, number> = { ww: 604_800_000, d: 86_400_000, h: 3_600_000, n: 60_000, s: 1000 }

function added(interval: string, amount: number, date: Date): Date {
  const result = new Date(date)
  if (interval === 'yyyy') result.setUTCFullYear(result.getUTCFullYear() + amount)
  else if (interval === 'm') result.setUTCMonth(result.getUTCMonth() + amount)
  else result.setTime(result.getTime() + amount * unit(interval))
  return result
}

function difference(interval: string, from: Date, to: Date): number {
  const years = to.getUTCFullYear() - from.getUTCFullYear()
  if (interval === 'yyyy') return years
  if (interval === 'm') return years * 12 + to.getUTCMonth() - from.getUTCMonth()
  return Math.trunc((to.getTime() - from.getTime()) / unit(interval))
}

function unit(interval: string): number {
  const size = milliseconds[interval]
  if (size === undefined) throw new ExpressionError(`"${interval}" is none of yyyy, m, d, ww, h, n, s.`, null)
  return size
}

/** M/d/yyyy h:mm:ss tt, as Entra's Now() gives it. */
function spokenDate(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = date.getUTCHours()
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`
  const time = `${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`
  return `${day} ${time} ${hours < 12 ? 'AM' : 'PM'}`
}
