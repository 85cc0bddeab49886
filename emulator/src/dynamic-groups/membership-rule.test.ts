import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openStage } from '../recording-server/index.ts'
import { MembershipRuleError, parseMembershipRule } from './index.ts'

async function fits(rule: string): Promise<boolean> {
  const stage = await openStage()
  try {
    return parseMembershipRule(rule)(
      stage.hire('anna', { department: 'Sales', mail: 'anna@nordwind.example', userType: 'Guest' }),
    )
  } finally {
    await stage.close()
  }
}

describe('rules that hold', () => {
  test.each([
    'user.department -eq "sales"',
    '(user.accountEnabled -eq true) and (user.mail -ne null)',
    "user.department -in ['Marketing', 'Sales'] -and -not (user.userType -eq 'Member')",
    'user.city -eq null',
    'user.jobTitle -eq "Chef" or user.mail -contains "NORDWIND"',
    'user.mail -startsWith "anna" and user.mail -notContains "#"',
    'user.department -notIn ["a"] and user.objectId -ne $null',
    'not (user.city -startsWith "H")',
  ])('%s', async (rule) => expect(await fits(rule)).toBe(true))
})

describe('rules that do not hold', () => {
  test.each([
    'user.department -eq "Sale"',
    'user.mail -eq null',
    'user.city -startsWith ""',
    'user.department -in []',
    'user.department -eq "Sales" and user.city -eq "Kiel"',
  ])('%s', async (rule) => expect(await fits(rule)).toBe(false))
})

describe('rules that cannot be read are refused with the place', () => {
  test.each([
    ['', 'a property'],
    ['user.mail', 'an operator'],
    ['user.mail -like "x"', '"-like" (word 2)'],
    ['user.mail -eq x', 'a text in quotes'],
    ['device.name -eq "x"', '"device.name" (word 1)'],
    ['(user.mail -eq null', "')'"],
    ['user.mail -eq null null', 'nothing more'],
    ['user.mail -eq "x', 'character'],
    ['user.mail -in ["x"', "']'"],
    [`${'('.repeat(99)}`, 'nested'],
    ['x'.repeat(4000), 'longer'],
  ])('%s', (rule, text) => expect(() => parseMembershipRule(rule)).toThrow(text))
})

test('any text is read, or refused in words', () => {
  const pieces = fc.constantFrom(
    'user.mail',
    ' -eq ',
    ' -in ',
    '"a"',
    '(',
    ')',
    '[',
    ']',
    ',',
    ' and ',
    ' not ',
    'null',
    '`',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 10 }), (words) => {
      try {
        parseMembershipRule(words.join(''))
      } catch (error) {
        expect(error).toBeInstanceOf(MembershipRuleError)
      }
    }),
    { numRuns: 2000 },
  )
})
