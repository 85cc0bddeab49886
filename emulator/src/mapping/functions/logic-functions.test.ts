import { describe, expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { valueOf } from './trial.ts'

type Row = [expression: string, attributes: Record<string, Value>, expected: Value]

const zones =
  'Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney","QLD", "Australia/Brisbane", "SA", "Australia/Adelaide")'
const flag = 'Switch(ToLower([statusFlag]), "0", "true", "1", "false", "0")'
const emptyFlag = 'Switch([statusFlag], "Default Value", "true", "1", "", "0")'
const prefix = 'IgnoreFlowIfNullOrEmpty(Switch([prefix], "", "3443", "Dr.", "3444", "Prof.", "3445", "Prof. Dr."))'
const either = 'IIF([country]="USA","True",IIF([state]="CA","True","False"))'
const both = 'IIF([country]="USA",IIF([state]="CA","True","False"),"False")'
const managers =
  'Switch(IsPresent([directManager]),[directManager], IsPresent([skiplevelManager]),[skiplevelManager], IsPresent([director]),[director])'

describe('the documented examples', () => {
  test.each<Row>([
    ['BitAnd(&HF, &HF7)', {}, '7'],
    ['CBool([attribute1] = [attribute2])', { attribute1: 'a', attribute2: 'a' }, 'True'],
    ['CBool([attribute1] = [attribute2])', { attribute1: 'a', attribute2: 'b' }, 'False'],
    ['Coalesce([mail],[userPrincipalName])', { userPrincipalName: 'John.Doe@contoso.com' }, 'John.Doe@contoso.com'],
    ['Coalesce([mail],[userPrincipalName])', { mail: 'j@contoso.com', userPrincipalName: 'John' }, 'j@contoso.com'],
    ['IIF([country]="USA",[country],[department])', { country: 'USA', department: 'IT' }, 'USA'],
    ['IIF([country]="USA",[country],[department])', { country: 'DE', department: 'IT' }, 'IT'],
    [both, { country: 'USA', state: 'CA' }, 'True'],
    [both, { country: 'USA', state: 'WA' }, 'False'],
    [either, { country: 'CA', state: 'CA' }, 'True'],
    [either, { country: 'CA', state: 'ON' }, 'False'],
    ['IgnoreFlowIfNullOrEmpty([department])', {}, null],
    ['IgnoreFlowIfNullOrEmpty([department])', { department: 'IT' }, 'IT'],
    [prefix, { prefix: '3444' }, 'Prof.'],
    [prefix, { prefix: '1' }, null],
    ['IsNull([displayName])', {}, 'True'],
    ['IsNullOrEmpty([displayName])', { displayName: '' }, 'True'],
    [managers, { directManager: 'm' }, 'm'],
    [zones, { state: 'QLD' }, 'Australia/Brisbane'],
    [zones, { state: 'VIC' }, 'Australia/Sydney'],
    [flag, { statusFlag: 'TRUE' }, '1'],
    [flag, { statusFlag: 'False' }, '0'],
    [emptyFlag, {}, '0'],
    [emptyFlag, { statusFlag: 'x' }, 'Default Value'],
    ['Switch([country],[country],"","Other")', {}, 'Other'],
    ['Switch([country],[country],"","Other")', { country: 'DE' }, 'DE'],
    ['Redact([userPrincipalName])', { userPrincipalName: 'u' }, 'u'],
    ['Redact("StringToBeRedacted")', {}, 'StringToBeRedacted'],
  ])('%s of %j', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

describe('the documented rules', () => {
  test.each<Row>([
    ['IIF([country]="","Other",[country])', {}, null],
    ['IIF(IsNullOrEmpty([country]),"Other",[country])', {}, null],
    ['IIF(IsPresent([country]),[country],"Other")', {}, null],
    ['IIF("10" > "9", "number", "text")', {}, 'number'],
    ['IIF("10" >= "10", "a", "b")', {}, 'a'],
    ['IIF("a" < "b", "a", "b")', {}, 'a'],
    ['IIF("2" <= "1", "a", "b")', {}, 'b'],
    ['IIF("a" <> "b", "a", "b")', {}, 'a'],
    ['Switch([country], "other", "de", "wrong case")', { country: 'DE' }, 'other'],
    ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', { IsSoftDeleted: 'True' }, 'False'],
    ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', {}, null],
    ['Coalesce([a], [b])', {}, null],
    ['Coalesce([a], "")', {}, ''],
    ['CBool("0")', {}, 'False'],
    ['CBool("-2")', {}, 'True'],
    ['CBool("true")', {}, 'True'],
    ['Not("True")', {}, 'False'],
    ['Not("False")', {}, 'True'],
    ['IsNull("")', {}, 'False'],
    ['IsNullOrEmpty("")', {}, 'True'],
    ['IsPresent([a])', { a: 'x' }, 'True'],
    ['DefaultDomain()', {}, 'nordwind.example'],
  ])('%s of %j is %j', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toBe(expected))
})

test.each([
  ['Switch([a], "x", "k")', /a value for each key/],
  ['SelectUniqueValue([a], [b])', /not available for SCIM/],
  ['BitAnd("x", 1)', /whole number/],
])('%s is refused', (expression, message) => expect(() => valueOf(expression)).toThrow(message))
