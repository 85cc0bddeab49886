import { expect, test } from 'vitest'
import type { Value } from '../value.ts'
import { valueOf } from './trial.ts'

const addresses = ['SMTP:anna@nordwind.example', 'smtp:a@nordwind.example', 'smtp:A@nordwind.example']
const split = 'Split([extensionAttribute5], ",")'

test.each<[string, Record<string, Value>, Value]>([
  [split, { extensionAttribute5: 'PermissionSetOne, PermissionSetTwo' }, ['PermissionSetOne', 'PermissionSetTwo']],
  [split, {}, null],
  ['Item([proxyAddresses], 1)', { proxyAddresses: addresses }, 'SMTP:anna@nordwind.example'],
  ['Item([proxyAddresses], 4)', { proxyAddresses: addresses }, null],
  ['Item(Split([mail], "@"), 2)', { mail: 'zoe@nordwind.example' }, 'nordwind.example'],
  ['RemoveDuplicates([proxyAddresses])', { proxyAddresses: addresses }, addresses.slice(0, 2)],
  ['Count([proxyAddresses])', { proxyAddresses: addresses }, '3'],
  ['Count([nothing])', {}, '0'],
])('%s', (expression, attributes, expected) => expect(valueOf(expression, attributes)).toEqual(expected))

test.each([
  ['Item([proxyAddresses], 0)', /counts from 1/],
  ['Split("a", "")', /needs a delimiter/],
])('%s is refused', (expression, message) => expect(() => valueOf(expression)).toThrow(message))
