import { describe, expect, test } from 'vitest'
import { evaluate } from './evaluate.ts'
import { ExpressionError, parseExpression } from './expression.ts'
import { first } from './value.ts'

const attributes: Record<string, string> = {
  givenName: 'Zoë',
  surname: 'Müller-Lüdenscheidt',
  mail: 'zoe@nordwind.example',
  country: 'DE',
  IsSoftDeleted: 'False',
  code: 'AB-12',
}
const context = { now: () => new Date('2026-11-22T13:05:09Z'), defaultDomain: 'nordwind.example' }
const value = (text: string) => first(evaluate(parseExpression(text), (name) => attributes[name] ?? null, context))

describe('expressions', () => {
  test.each<[string, string | null]>([
    ['[mail]', 'zoe@nordwind.example'],
    ['[nothing]', null],
    ['"a \\"b\\" \\\\"', 'a "b" \\'],
    ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', 'True'],
    ['Switch([country], "other", "FR", "France")', 'other'],
    ['Switch([country], "other", "de", "wrong case")', 'other'],
    ['Join(" ", [givenName], [surname])', 'Zoë Müller-Lüdenscheidt'],
    ['Join(" ", [givenName], [nothing])', 'Zoë'],
    ['Join(" ", [nothing], [nothing])', null],
    ['Append([givenName], "!")', 'Zoë!'],
    ['Coalesce([nothing], [mail], "x")', 'zoe@nordwind.example'],
    ['IIF([country]="DE", "Deutschland", "elsewhere")', 'Deutschland'],
    ['IIF([country] <> "DE", "a", IIF(IsPresent([mail]), "b", "c"))', 'b'],
    ['IIF("10" > "9", "number", "text")', 'number'],
    ['Left([surname], 6)', 'Müller'],
    ['Mid([surname], 2, 3)', 'üll'],
    ['InStr([mail], "@")', '4'],
    ['Item(Split([mail], "@"), 2)', 'nordwind.example'],
    ['Count(Split("a,b,c", ","))', '3'],
    ['Word("the quick brown", 2, " ")', 'quick'],
    ['ToUpper([country])', 'DE'],
    ['ToLower("ÄB")', 'äb'],
    ['PCase("hans peter")', 'Hans Peter'],
    ['NormalizeDiacritics([surname])', 'Muller-Ludenscheidt'],
    ['StripSpaces("a b  c")', 'abc'],
    ['Replace([code], "-", , , "/", , )', 'AB/12'],
    ['Replace([code], , "[A-Z]+", , "x", , )', 'x-12'],
    ['Not(IsNullOrEmpty([mail]))', 'True'],
    ['ConvertToBase64("a")', 'YQA='],
    ['ConvertToUTF8Hex("é")', 'C3A9'],
    ['Now()', '11/22/2026 1:05:09 PM'],
    ['DateDiff("d", "2026-01-01", "2026-02-01")', '31'],
    ['DateAdd("m", 1, "2026-01-15")', '2026-02-15T00:00:00.000Z'],
    ['DefaultDomain()', 'nordwind.example'],
    ['Len("日本")', '2'],
    ['BitAnd(6, 3)', '2'],
    ['IgnoreFlowIfNullOrEmpty([nothing])', null],
    ['Item(RemoveDuplicates(Split("a,A,b", ",")), 2)', 'b'],
  ])('%s', (text, expected) => expect(value(text)).toBe(expected))

  test.each<[string, RegExp]>([
    ['', /ends too early/],
    ['Join("a"', /comma or a closing/],
    ['"open', /closing "/],
    ['[open', /closing \]/],
    ['mail', /neither a function nor an attribute/],
    ['[a] [b]', /not expected/],
    ['toupper([mail])', /case-sensitive/],
    ['Left([mail], "x")', /whole number/],
    ['Replace([mail], , "(", , "", , )', /regular expression/],
    [`${'ToUpper('.repeat(60)}"a"${')'.repeat(60)}`, /nested too deeply/],
    ['x'.repeat(10_001), /longer than/],
  ])('tells what is wrong with %s', (text, message) => {
    expect(() => value(text)).toThrow(ExpressionError)
    expect(() => value(text)).toThrow(message)
  })

  test('says where', () => {
    expect(() => parseExpression('Join(" ", mail)')).toThrow(expect.objectContaining({ position: 10 }) as Error)
  })
})
