import { expect, it } from 'vitest'
import type { SignatureRule } from '../../../api/schema.ts'
import { withForEverybody } from './for-everybody.ts'

const rule = (id: string, part: Partial<SignatureRule> = {}): SignatureRule => ({
  id,
  name: id,
  when: { all: [] },
  give: ['old'],
  off: false,
  ...part,
})
const sales = rule('sales', { when: { field: 'department', operator: 'equals', values: ['Sales'] } })

it('makes a last rule where none is for everybody', () => {
  expect(withForEverybody([sales], 'fair')).toEqual([
    sales,
    { ...rule('everybody'), name: 'Everybody', give: ['fair'] },
  ])
})

it('adds it to the rule that is for everybody', () => {
  const rules = [sales, rule('all')]
  expect(withForEverybody(rules, 'fair')).toEqual([sales, rule('all', { give: ['old', 'fair'] })])
  expect(withForEverybody(rules, 'old')).toEqual(rules)
})

it('does not count a rule that is off', () => {
  expect(withForEverybody([rule('everybody', { off: true })], 'fair')[1]).toMatchObject({
    id: 'everybody-2',
    give: ['fair'],
  })
})
