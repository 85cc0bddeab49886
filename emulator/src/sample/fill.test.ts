import { expect, test } from 'vitest'
import { places } from '../generator/index.ts'
import { openStage } from '../recording-server/index.ts'
import { fillWithSample } from './fill.ts'

test('the sample company is the one that the documents promise, always the same', async () => {
  const stage = await openStage()
  const { tenant } = stage.rehearsal
  fillWithSample(tenant)
  const people = [...tenant.users.values()]
  const before = JSON.stringify(people.map(({ changed, ...user }) => user))
  expect(people).toHaveLength(240)
  expect(new Set(people.flatMap(({ country }) => country ?? []))).toEqual(new Set(places.map(({ country }) => country)))
  expect(places).toHaveLength(9)
  expect(people.filter(({ userType }) => userType === 'Guest')).toHaveLength(6)
  expect(people.filter(({ accountEnabled }) => !accountEnabled)).toHaveLength(3)
  for (const script of ['Greek', 'Cyrillic', 'Han', 'Arabic', 'Devanagari']) {
    expect(people.some(({ displayName }) => new RegExp(`\\p{Script=${script}}`, 'u').test(displayName))).toBe(true)
  }
  for (const empty of ['jobTitle', 'department', 'mobile', 'telephoneNumber'] as const) {
    expect(people.some((user) => user[empty] === null)).toBe(true)
  }
  const groups = [...tenant.groups.values()]
  expect(groups).toHaveLength(14)
  expect(groups.find(({ displayName }) => displayName === 'All Users')?.memberIds.size).toBe(234)
  expect(groups.filter(({ memberIds }) => [...memberIds].some((id) => tenant.groups.has(id)))).toHaveLength(2)
  expect(people.filter(({ managerId, userType }) => managerId === null && userType === 'Member')).toHaveLength(1)
  fillWithSample(tenant)
  expect(JSON.stringify([...tenant.users.values()].map(({ changed, ...user }) => user))).toBe(before)
  await stage.close()
})
