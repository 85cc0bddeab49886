import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RuleTrace } from '../model/composition.ts'
import type { Condition, Operator } from '../model/condition.ts'
import { fold } from './fold.ts'
import { compileRules, type Subject } from './index.ts'
import { compilePattern } from './pattern.ts'
import { configurationOf, everybody, rule, subjectOf } from './testing/people.ts'

const word = fc.constantFrom('', 'a', 'A ', 'ab', ' aB', 'abc', 'b', 'straße', 'STRASSE', '-', 'ab*', '?b')
const names = ['alpha', 'beta'] as const
const operator = fc.constantFrom<Operator>(
  'equals',
  'oneOf',
  'startsWith',
  'endsWith',
  'contains',
  'matches',
  'isEmpty',
)
const values = fc.array(word, { maxLength: 3 })
const group = fc.record({ id: fc.constantFrom('', 'g1', 'g2'), name: fc.constantFrom('One', 'two', 'Three') })

const condition = fc.letrec<{ any: Condition }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.record({ attribute: fc.constantFrom(...names), operator, values }),
    fc.record({ field: fc.constantFrom(...names), operator, values }),
    fc.record({ memberOf: fc.array(group, { minLength: 1, maxLength: 2 }) }),
    fc.record({ location: fc.array(fc.constantFrom('berlin', 'munich'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ all: fc.array(tie('any'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('any'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('any') }),
  ),
})).any

const subject = fc
  .record({
    alpha: fc.array(word, { maxLength: 3 }),
    beta: word,
    fields: fc.record({ alpha: word, beta: word }),
    groups: fc.array(fc.record({ id: fc.constantFrom('g1', 'g2', 'g3'), name: fc.constantFrom('ONE', 'Two', 'x') })),
  })
  .map(({ alpha, beta, fields, groups }) => subjectOf({ document: { alpha, beta }, fields, groups }))

const now = 0
const located = [rule('l', { attribute: 'beta', operator: 'startsWith', values: ['a'] }, 'berlin')]
const holds = (when: Condition, who: Subject): boolean =>
  compileRules(configurationOf({ location: located, program: [rule('r', when, 'sales')] })).decide(who, now).decisions
    .program.ruleId !== null

/** The same question answered as simply as it can be said; knows nothing of how rules are compiled. */
function naive(when: Condition, who: Subject): boolean {
  const isBlank = (text: string) => fold(text) === '' || ['-', 'n/a', '.'].includes(fold(text))
  const textsOf = (name: string): string[] => [who.person.document[name] ?? []].flat().map(String)
  if ('all' in when) return when.all.filter((one) => !naive(one, who)).length === 0
  if ('any' in when) return when.any.filter((one) => naive(one, who)).length > 0
  if ('not' in when) return naive(when.not, who) === false
  if ('memberOf' in when)
    return who.person.groups.some((mine) =>
      when.memberOf.some(({ id, name }) => id === mine.id || fold(name) === fold(mine.name)),
    )
  if ('program' in when) return false
  if ('location' in when) {
    const beta = textsOf('beta').filter((text) => !isBlank(text))
    return when.location.includes('berlin') && beta.some((text) => fold(text).startsWith('a'))
  }
  const all = 'field' in when ? [who.fields.get(when.field)?.value ?? ''] : textsOf(when.attribute)
  const there = all.filter((text) => !isBlank(text)).map(fold)
  if (when.operator === 'isEmpty') return there.length === 0
  const wanted = when.values.map(fold).filter((text) => text !== '')
  return there.some((text) => wanted.some((value) => compares(when.operator, text, value)))
}

function compares(how: Operator, text: string, value: string): boolean {
  if (how === 'startsWith') return text.slice(0, value.length) === value
  if (how === 'endsWith') return text.length >= value.length && text.slice(text.length - value.length) === value
  if (how === 'contains') return text.split(value).length > 1
  if (how === 'matches') return glob([...text], [...value])
  return text === value
}

/** By definition: a star is nothing, or one character and the star again. */
function glob(text: string[], [sign, ...rest]: string[]): boolean {
  if (sign === undefined) return text.length === 0
  if (sign === '*') return glob(text, rest) || (text.length > 0 && glob(text.slice(1), [sign, ...rest]))
  return text.length > 0 && (sign === '?' || sign === text[0]) && glob(text.slice(1), rest)
}

test('a condition means what the simplest evaluator says', () => {
  fc.assert(
    fc.property(condition, subject, (when, who) => {
      expect(holds(when, who)).toBe(naive(when, who))
    }),
  )
})

test('not not x is x, and De Morgan holds', () => {
  fc.assert(
    fc.property(fc.array(condition, { minLength: 1, maxLength: 3 }), subject, (parts, who) => {
      const each = parts.map((part) => ({ not: part }))
      for (const part of parts) expect(holds({ not: { not: part } }, who)).toBe(holds(part, who))
      expect(holds({ not: { all: parts } }, who)).toBe(holds({ any: each }, who))
      expect(holds({ not: { any: parts } }, who)).toBe(holds({ all: each }, who))
    }),
  )
})

test('the first that matches wins, and why says so of the same person', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(condition, fc.boolean()), { maxLength: 6 }), subject, (drafts, who) => {
      const rules = drafts.map(([when, off], index) => ({ ...rule(`r${index}`, when, 'sales'), off }))
      const compiled = compileRules(configurationOf({ location: located, program: rules }))
      const first = drafts.findIndex(([when, off]) => !off && naive(when, who))
      const { program } = compiled.why(who, now)
      expect(compiled.decide(who, now).decisions.program.ruleId).toBe(first === -1 ? null : `r${first}`)
      expect(program.map(outcomeOf)).toEqual(
        drafts.map(([, off], index) => {
          if (off) return 'off'
          return index === first ? 'matched' : first !== -1 && index > first ? 'notReached' : 'failed'
        }),
      )
    }),
  )
})

/** Also says that a sentence stands exactly where one is due. */
function outcomeOf({ outcome, matched, failedAt, condition: tree }: RuleTrace): string {
  expect(matched).toBe(outcome === 'matched')
  expect(failedAt !== null && failedAt !== '').toBe(outcome === 'failed' || outcome === 'off')
  expect(tree?.met ?? null).toBe(outcome === 'matched' ? true : outcome === 'failed' ? false : null)
  return outcome
}

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
  )
  for (const text of ['İstanbul', 'ΌΔΟΣ Σ', 'ŉ', 'e\u00ad\u0301', 'ﬁ', 'ß ẞ', '\u1fb3'])
    expect(fold(fold(text))).toBe(fold(text))
})

test('a pattern that is made to be slow is not', () => {
  const fits = compilePattern('*a'.repeat(150))
  expect(fits('b'.repeat(100_000))).toBe(false)
  expect(fits('a'.repeat(100_000))).toBe(true)
  expect(compilePattern('*?'.repeat(150))('😀'.repeat(149))).toBe(false)
  expect(compilePattern('*?'.repeat(150))('😀'.repeat(150))).toBe(true)
})

test('everybody is everybody', () => {
  fc.assert(
    fc.property(subject, (who) => {
      expect(holds(everybody, who)).toBe(true)
    }),
  )
})
