import { describe, expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { valueOf } from './trial.ts'

type Row = [expression: string, attributes: Record<string, Value>, expected: Value]

describe('the documented examples', () => {
  test.each<Row>([
    [
      'Append([userPrincipalName], ".test")',
      { userPrincipalName: 'John.Doe@contoso.com' },
      'John.Doe@contoso.com.test',
    ],
    ['Append(Mid([givenName], 1, 3), Mid([surname], 1, 5))', { givenName: 'John', surname: 'Doe' }, 'JohDoe'],
    ['ConvertToBase64("Hello world!")', {}, 'SABlAGwAbABvACAAdwBvAHIAbABkACEA'],
    ['ConvertToUTF8Hex("Hello world!")', {}, '48656C6C6F20776F726C6421'],
    ['CStr([dn])', { dn: 'cn=Joe,dc=contoso,dc=com' }, 'cn=Joe,dc=contoso,dc=com'],
    ['InStr("The quick brown fox","quick")', {}, '5'],
    ['InStr("repEated","e",3,vbBinaryCompare)', {}, '7'],
    ['Join(", ", "", [surname], [givenName])', { givenName: 'John', surname: 'Doe' }, 'Doe, John'],
    ['Left("John Doe", 3)', {}, 'Joh'],
    ['NormalizeDiacritics([givenName])', { givenName: 'Zoë' }, 'Zoe'],
    ['PCase([firstName])', { firstName: 'PABLO GONSALVES (SECOND)' }, 'Pablo Gonsalves (Second)'],
    ['PCase([lastName]," \'-")', { lastName: "PINTO-DE'SILVA" }, "Pinto-De'Silva"],
    ['PCase(Join(" ",[firstName],[lastName]))', { firstName: 'GREGORY', lastName: 'JAMES' }, 'Gregory James'],
    [
      'ToLower(Join("@", NormalizeDiacritics(StripSpaces(Join(".",  [PreferredFirstName], [PreferredLastName]))), "contoso.com"))',
      { PreferredFirstName: 'John', PreferredLastName: 'Smith' },
      'john.smith@contoso.com',
    ],
    ['Word("The quick brown fox",3," ")', {}, 'brown'],
    ['Word("This,string!has&many separators",3,",!&#")', {}, 'has'],
  ])('%s', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

describe('the documented rules', () => {
  test.each<Row>([
    ['Left("John Doe", 0)', {}, ''],
    ['Left("John Doe", -1)', {}, 'John Doe'],
    ['Left([nothing], 3)', {}, ''],
    ['Left("Jo", 9)', {}, 'Jo'],
    ['Mid("abcdef", 2, 3)', {}, 'bcd'],
    ['Mid("abcdef", 5, 30)', {}, 'ef'],
    ['Mid("abcdef", 9, 3)', {}, ''],
    ['Word("a b", 0, " ")', {}, ''],
    ['Word("a b", 3, " ")', {}, ''],
    ['Word([nothing], 1, " ")', {}, ''],
    ['Join("-", [many], "c")', { many: ['a', 'b'] }, 'a-b-c'],
    ['Join(" ", [givenName], [surname])', { surname: 'Leenay' }, 'Leenay'],
    ['Join(" ", [nothing])', {}, null],
    ['InStr("repEated","e",3,vbTextCompare)', {}, '4'],
    ['InStr("abc","x")', {}, '0'],
    ['StripSpaces("a b  c")', {}, 'abc'],
    ['ToUpper("straße")', {}, 'STRASSE'],
    ['ToUpper("izmir", "tr-TR")', {}, 'İZMİR'],
    ['ToLower("ÄB", "de-DE")', {}, 'äb'],
    ['Len("日本")', {}, '2'],
    ['Len([nothing])', {}, '0'],
    ['IsString("a")', {}, 'True'],
    ['IsString([nothing])', {}, 'False'],
    ['Append([nothing], "!")', {}, null],
    ['PCase("o\'neill-smith")', {}, "O'neill-Smith"],
    ['"a \\"b\\" \\\\"', {}, 'a "b" \\'],
  ])('%s', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

test.each([
  ['äàâãåáąăāǟǡ', 'aaaaaaaaaaa'],
  ['ÄÀÂÃÅÁĄĂĀǞǠ', 'AAAAAAAAAAA'],
  ['æǣÆǢ', 'aeaeAEAE'],
  ['çčćÇČĆ', 'cccCCC'],
  ['ďḏĎḎ', 'ddDD'],
  ['ëèéêęěėēḗḕ', 'eeeeeeeeee'],
  ['ğḡĞḠ', 'ggGG'],
  ['ïîìíıīÏÎÌÍİĪ', 'iiiiiiIIIIII'],
  ['ľłḹḻŁĽḸḺ', 'llllLLLL'],
  ['ñńňṉÑŃŇṈ', 'nnnnNNNN'],
  ['öòőõôóōṓṑȫǭȭȱ', 'ooooooooooooo'],
  ['øœ̄ØŒ̄', 'oeoeOEOE'],
  ['řṟṝŘṞṜ', 'rrrRRR'],
  ['ß', 'ss'],
  ['šśșşŠŚȘŞ', 'ssssSSSS'],
  ['ťțṯŤȚṮ', 'tttTTT'],
  ['üùûúůűūǖṻÜÙÛÚŮŰŪǕṺ', 'uuuuuuuuuUUUUUUUUU'],
  ['ÿýȳŸÝȲ', 'yyyYYY'],
  ['źžżẕŹŽŻẔ', 'zzzzZZZZ'],
])('the documented table of diacritics: %s', (accented, plain) => {
  expect(valueOf('NormalizeDiacritics([name])', { name: accented })).toBe(plain)
})

test.each([
  ['Left("abc", "x")', /whole number as its number of characters, not "x"/],
  ['Mid("abc", 0, 1)', /counts from 1/],
  ['InStr("a", "b", 1, "fuzzy")', /vbTextCompare or vbBinaryCompare/],
  ['ToUpper("a", "not a culture!")', /is no culture/],
])('%s is refused', (expression, message) => expect(() => valueOf(expression)).toThrow(message))
