import { expect, test } from 'vitest'
import { functionCatalogue } from './functions/index.ts'
import { valueOf } from './functions/trial.ts'

test.each<[string, RegExp, number]>([
  ['', /ends too early. Complete it/, 0],
  ['Join("a"', /comma or a closing parenthesis is missing. Add it/, 8],
  ['"open', /closing " of the text is missing/, 0],
  ['[open', /closing \] of the attribute is missing/, 0],
  ['[ ]', /has no name/, 0],
  ['Join(" ", mail)', /Write mail\(...\), \[mail\] or "mail" \(character 11\)/, 10],
  ['[a] [b]', /"\[" is not expected after the end/, 4],
  ['IIF([a]="1" AND [b]="2", "x", "y")', /AND does not exist. Nest IIF/, 12],
  ['Append([a], “x”)', /Use straight quotes/, 12],
  ["Append([a], 'x')", /Use straight quotes/, 12],
  ['IIF([a]=="1", "x", "y")', /Only one =/, 8],
  ['toupper([mail])', /Did you mean ToUpper\? Names are case-sensitive/, 0],
  ['Append([a], NormaliseDiacritics([b]))', /Did you mean NormalizeDiacritics\?/, 12],
  ['Nonsense()', /The expression builder lists all functions/, 0],
  ['Left([mail])', /Left needs 2 arguments: Left\(String, NumChars\). It has 1 here/, 0],
  ['Now("x")', /Now takes no argument/, 0],
  ['Len("a", "b")', /Len needs|Len takes at most 1 argument/, 0],
  ['Append([a], Left(, 3))', /The argument "String" of Left is empty/, 12],
  ['Append("b", Left("a", "x"))', /whole number.*\(character 13\)/, 12],
  [`${'ToUpper('.repeat(60)}"a"${')'.repeat(60)}`, /nested too deeply/, 408],
  ['x'.repeat(10_001), /has 10001 characters, more than the 10000/, 10_000],
])('%s', (expression, message, position) => {
  expect(() => valueOf(expression)).toThrow(expect.objectContaining({ position }) as Error)
  expect(() => valueOf(expression)).toThrow(message)
})

test('every function of the reference is there', () => {
  expect(functionCatalogue.map(({ name }) => name)).toEqual(
    (
      'Append AppRoleAssignmentsComplex AssertiveAppRoleAssignmentsComplex BitAnd CBool CDate Coalesce ConvertToBase64 ' +
      'ConvertToUTF8Hex Count CStr DateAdd DateDiff DateFromNum DefaultDomain FormatDateTime Guid IgnoreFlowIfNullOrEmpty ' +
      'IIF InStr IsNull IsNullOrEmpty IsPresent IsString Item Join Left Len Mid NormalizeDiacritics Not Now NumFromDate ' +
      'PCase RandomString Redact RemoveDuplicates Replace SelectUniqueValue SingleAppRoleAssignment Split StripSpaces ' +
      'Switch ToLower ToUpper Word'
    )
      .split(' ')
      .sort((left, right) => left.localeCompare(right)),
  )
})
