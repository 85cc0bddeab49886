import { describe, expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { fitsWhole } from './pattern.ts'
import { valueOf } from './trial.ts'

type Row = [expression: string, attributes: Record<string, Value>, expected: Value]

const phone = String.raw`"\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})"`

describe('the documented examples', () => {
  test.each<Row>([
    [
      'Replace([BusinessTitle],"Product Developer", , , "Software Engineer", , )',
      { BusinessTitle: 'Product Developer' },
      'Software Engineer',
    ],
    ['Replace([UserID],"<username>", , , , , "<username>@contoso.com")', { UserID: 'jsmith' }, 'jsmith@contoso.com'],
    [
      `Replace([telephoneNumber], , ${phone}, , "\${phoneNumber}", , )`,
      { telephoneNumber: '+91 9998887777' },
      '9998887777',
    ],
    // Microsoft prints 19998887777, but its pattern does not name the plus.
    [String.raw`Replace([mobile], , "[()\\s-]+", , "", , )`, { mobile: '+1 (999) 888-7777' }, '+19998887777'],
    [
      String.raw`Replace([AddressLineData], ,"(?<streetNumber>^\\d*)","streetNumber", "888", , )`,
      { AddressLineData: '545 Tremont Street' },
      '888 Tremont Street',
    ],
    [
      'Replace([userPrincipalName], , "(?<Suffix>@(.)*)", "Suffix", "", , )',
      { userPrincipalName: 'jsmith@contoso.com' },
      'jsmith',
    ],
    [
      `Replace([telephoneNumber], , ${phone}, "phoneNumber" , , [mobile], )`,
      { mobile: '+91 8887779999' },
      '8887779999',
    ],
    [
      `Replace([telephoneNumber], , ${phone}, "phoneNumber" , , [mobile], )`,
      { telephoneNumber: '1', mobile: '+91 8887779999' },
      '1',
    ],
    ['Replace([mailNickname], , "[a-zA-Z_]*", , "", , )', { mailNickname: 'john_doe72' }, '72'],
    ['Replace([mail], "@contoso.com", , ,"", ,)', { mail: 'john.doe@contoso.com' }, 'john.doe'],
    [
      'Join("", 1000, Replace(ConvertToUTF8Hex([objectId]), , "[a-zA-Z_]*", , "", , ))',
      { objectId: '00aa-bb' },
      '10003030616126262',
    ],
  ])('%s', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

describe('the documented rules', () => {
  test.each<Row>([
    ['Replace([a], "x", , , "y", , )', { a: 'xXx' }, 'yXy'],
    ['Replace([a], , "(.)(.)", , "$2$1", , )', { a: 'abcd' }, 'badc'],
    ['Replace([a], , "b", , "[$&$$]", , )', { a: 'abc' }, 'a[b$]c'],
    ['Replace([a], , "(?i)B", , "-", , )', { a: 'abc' }, 'a-c'],
    [String.raw`Replace([a], , "\\Aa", , "-", , )`, { a: 'aa' }, '-a'],
    ['Replace([a], , "[\\\\w-.]+", , "-", , )', { a: 'a.b-c d' }, '- -'],
    ['Replace([a], , "(?<n>x)", "n", , [b], )', { b: 'abc' }, null],
  ])('%s', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

describe('what is refused', () => {
  test.each([
    ['Replace([a], , "(", , "", , )', /not a regular expression/],
    ['Replace("a", , "(?<n>a)", "m", "", , )', /has no group "m"/],
    ['Replace("a")', /needs a value or a pattern/],
    ['Replace("a", "b")', /replacement value or a template/],
    ['Replace("a", , "b")', /replacement value/],
  ])('%s', (expression, message) => expect(() => valueOf(expression)).toThrow(message))

  test('a hostile pattern is given up and told, and the second time at once', () => {
    const attack = { a: `${'a'.repeat(60)}!` }
    expect(() => valueOf('Replace([a], , "(a+)+$", , "", , )', attack)).toThrow(/takes too long/)
    expect(() => valueOf('Replace([a], , "(a+)+$", , "", , )', attack)).toThrow(/takes too long/)
    expect(() => fitsWhole('(x+x+)+y', 'x'.repeat(80))).toThrow(/takes too long/)
  })

  test('a text cannot be made to grow without bound', () => {
    const ten = '"aaaaaaaaaa"'
    const grown = `Replace(${'Replace('.repeat(9)}${ten}${`,"a", , , ${ten}, , )`.repeat(9)},"a", , , ${ten}, , )`
    expect(() => valueOf(grown)).toThrow(/more than 100000 characters/)
  })
})
