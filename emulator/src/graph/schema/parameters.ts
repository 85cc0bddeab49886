/** A parameter of a function of the mapping language; `many`: it may be repeated to the end. */
export interface FunctionParameter {
  name: string
  required: boolean
  many: boolean
}

/** Names of the parameters, in order; `?` marks one that may be left out, `*` one that repeats. */
const signatures: Record<string, string> = {
  Append: 'source suffix',
  AppRoleAssignmentsComplex: 'appRoleAssignments',
  AssertiveAppRoleAssignmentsComplex: 'appRoleAssignments',
  BitAnd: 'value1 value2',
  CBool: 'expression',
  CDate: 'expression',
  Coalesce: 'source* defaultValue?',
  ConvertToBase64: 'source',
  ConvertToUTF8Hex: 'source',
  Count: 'attribute',
  CStr: 'value',
  DateAdd: 'interval value dateTime',
  DateDiff: 'interval date1 date2',
  DateFromNum: 'value',
  DefaultDomain: '',
  FormatDateTime: 'source dateTimeStyles? inputFormat outputFormat',
  Guid: '',
  IIF: 'condition valueIfTrue valueIfFalse',
  IgnoreFlowIfNullOrEmpty: 'expression',
  InStr: 'value1 value2 start? compareType?',
  IsNull: 'expression',
  IsNullOrEmpty: 'expression',
  IsPresent: 'expression',
  IsString: 'expression',
  Item: 'attribute index',
  Join: 'separator source*',
  Left: 'string numChars',
  Len: 'string',
  Mid: 'source start length',
  NormalizeDiacritics: 'source',
  Not: 'source',
  Now: '',
  NumFromDate: 'value',
  PCase: 'source wordSeparators?',
  RandomString: 'length minimumNumbers minimumSpecialCharacters minimumCapital minimumLowerCase charactersToAvoid?',
  Redact: '',
  RemoveDuplicates: 'attribute',
  Replace: 'source oldValue? regexPattern? regexGroupName? replacementValue? replacementAttributeName? template?',
  SelectUniqueValue: 'uniqueValueRule*',
  SingleAppRoleAssignment: 'appRoleAssignments',
  Split: 'source delimiter',
  StripSpaces: 'source',
  Switch: 'source defaultValue? key*',
  ToLower: 'source culture?',
  ToUpper: 'source culture?',
  Word: 'string wordNumber delimiters',
}

/** The parameters of a function; null when Microsoft's reference does not have it. */
export function parametersOf(name: string): FunctionParameter[] | null {
  const signature = Object.hasOwn(signatures, name) ? signatures[name] : undefined
  if (signature === undefined) return null
  return signature
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ name: word.replace(/[?*]$/, ''), required: !word.endsWith('?'), many: word.endsWith('*') }))
}

/** Every function of Microsoft's reference. */
export const functionNames: readonly string[] = Object.keys(signatures)

/** The keys under which Graph shows `count` arguments: the parameters' names, then numbers. */
export function keysOf(name: string, count: number): string[] {
  const known = parametersOf(name) ?? []
  const fixed = known.filter((parameter) => !parameter.many).map((parameter) => parameter.name)
  let number = 0
  return Array.from({ length: count }, (_, index) => {
    const repeats = known.findIndex((parameter) => parameter.many)
    if ((repeats < 0 || index < repeats) && fixed[index] !== undefined) return fixed[index]
    number += 1
    return String(number)
  })
}
