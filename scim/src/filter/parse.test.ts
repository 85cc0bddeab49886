import { describe, expect, test } from 'vitest'
import {
  createSchemaRegistry,
  ENTERPRISE_USER_SCHEMA as E,
  type JsonObject,
  matchesFilter,
  parseFilter,
  printFilter,
  resolveFilter,
  ScimError,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'

const user = createSchemaRegistry().resourceType('User')
const NORDWIND = 'urn:ietf:params:scim:schemas:extension:Nordwind:2.0:User'
const asa: JsonObject = {
  id: 'U1',
  externalId: 'Ext-1',
  userName: 'Asa@nordwind.example',
  displayName: 'EDU All "personal"',
  active: true,
  name: { familyName: "O'Malley" },
  emails: [
    { type: 'work', value: 'asa@nordwind.example', primary: true },
    { type: 'home', value: 'asa@home.example' },
  ],
  roles: [{ primary: true, value: 'Admin' }],
  meta: { created: '2026-01-31T08:30:00.500Z' },
  [E]: { employeeNumber: '42', department: 'Sales', manager: { value: 'm1' } },
  [NORDWIND]: { badge: 'blue', floor: 3 },
}
const holds = (text: string) => matchesFilter(parseFilter(text), asa, user)

describe('precedence: not, then and, then or', () => {
  test.each([
    ['title pr or active eq true and userName pr', 'title pr or active eq true and userName pr'],
    ['(title pr or active eq true) and userName pr', '(title pr or active eq true) and userName pr'],
    ['((title pr))', 'title pr'],
    ['NOT (title PR) AND userName EQ "x"', 'not (title pr) and userName eq "x"'],
    ['a pr and (b pr and c pr)', 'a pr and (b pr and c pr)'],
    ['emails[type eq "work" or not (value pr)]', 'emails[type eq "work" or not (value pr)]'],
  ])('%s', (text, printed) => expect(printFilter(parseFilter(text))).toBe(printed))
})

describe('what clients send beyond the grammar', () => {
  test.each([
    'emails[type eq "work"].value eq "ASA@nordwind.example"', // MicrosoftDocs/azure-docs#83855
    'emails[type eq work].value eq asa@nordwind.example', // unquoted: Microsoft Postman
    'externalId eq Ext-1',
    "name.FamilyName eq O'Malley and (emails.Value co nordwind or emails.Value co example.org)",
    'meta.Created gt 2015-10-10T14:38:21.8617979-07:00',
    "userName sw 'asa'", // RFC 7644 section 3.7.1
    'active eq "True"',
    'active eq TRUE',
    'roles[primary eq "True"].value eq "Admin"',
    'displayName eq "EDU All \\"personal\\""',
    'manager eq "m1" and id eq "U1"', // Microsoft's documented pre-check
    'department eq "sales"',
    `${E}:employeeNumber eq 42`,
    `${E.toLowerCase()}:DEPARTMENT eq "sales"`,
    `${NORDWIND}:badge eq "BLUE" and ${NORDWIND}:floor eq 3 and ${NORDWIND}:floor gt 2`,
    'emails co "home.example"',
    'emails pr and not (title pr)',
    'title eq null and userName ne null',
    'nickName ne "x"',
    'meta.created eq "2026-01-31T09:30:00.500+01:00"',
  ])('%s', (text) => expect(holds(text)).toBe(true))

  test.each([
    'externalId eq "ext-1"', // case exact
    'id eq "u1"',
    'emails[type eq "home"].value eq "asa@nordwind.example"', // one element must have both
    'emails[type eq "work" and value eq "asa@home.example"]',
    'active ne true',
    'active eq "False"',
    'userName ne "ASA@nordwind.example"',
    'displayName eq ""',
    'userName gt "b"',
    `${NORDWIND}:unknown pr`,
  ])('not %s', (text) => expect(holds(text)).toBe(false))
})

describe('what is refused says where and why', () => {
  test.each([
    ['', 'needs an attribute at character 1'],
    ['userName', 'needs an operator at character 9'],
    ['userName eq', 'needs a value after "eq"'],
    ['userName like "x"', '"like" is not an operator'],
    ['userName eq "x', 'no closing quote'],
    ['userName eq "\\q"', 'bad escape'],
    ['userName eq "x" title pr', 'character 17'],
    ['(userName pr', '")" at character 13'],
    ['emails[type eq "work"', '"]" at character'],
    ['emails[ims[type pr] and value pr]', 'brackets inside'],
    ['1name pr', 'not an attribute path'],
    ['shoeSize eq 5', 'no attribute "shoeSize" in User'],
    ['emails.colour eq "x"', 'no attribute "emails.colour"'],
    ['emails[colour eq "x"]', 'no attribute "colour" in emails'],
    ['name eq "x"', 'name.formatted'],
    ['title[value eq "x"]', 'no elements'],
    ['active gt true', 'cannot be compared with "gt"'],
    ['active eq "maybe"', 'neither true nor false'],
    ['meta.created gt "yesterday"', 'not a date and time'],
    ['title gt null', 'only eq and ne'],
    ['password sw "a"', 'never returned'],
    ['password pr', 'never returned'],
    ['userName eq "x" and', 'needs an attribute'],
  ])('%s', (text, why) => {
    const run = () => resolveFilter(parseFilter(text), user)
    expect(run).toThrow(ScimError)
    expect(run).toThrow(why)
    expect(refusal(run)).toBe('invalidFilter')
  })
})

describe('conditions for a query', () => {
  test('names are canonical, values typed', () => {
    const condition = resolveFilter(
      parseFilter(
        `emails[TYPE eq "work"].Value ne "x" and active eq "True" and meta.created gt "2026-01-31T09:30:00+01:00"`,
      ),
      user,
    )
    expect(condition).toMatchObject({
      kind: 'and',
      conditions: [
        {
          kind: 'element',
          path: 'emails',
          condition: {
            kind: 'and',
            conditions: [
              { kind: 'compare', path: 'emails.type', operator: 'eq', value: 'work', type: 'string', caseExact: false },
              { kind: 'not', condition: { kind: 'compare', path: 'emails.value', operator: 'eq', value: 'x' } },
            ],
          },
        },
        { kind: 'compare', path: 'active', value: true, type: 'boolean' },
        { kind: 'compare', path: 'meta.created', operator: 'gt', value: '2026-01-31T08:30:00.000Z', type: 'dateTime' },
      ],
    })
    expect(resolveFilter(parseFilter('name pr'), user)).toMatchObject({
      kind: 'or',
      conditions: expect.arrayContaining([expect.objectContaining({ path: 'name.formatted' })]) as unknown,
    })
    expect(resolveFilter(parseFilter('groups pr'), user)).toMatchObject({ kind: 'present', path: 'groups.value' })
    expect(resolveFilter(parseFilter('manager eq m1'), user)).toMatchObject({
      path: `${E.toLowerCase()}:manager.value`,
      caseExact: true,
    })
  })
})
