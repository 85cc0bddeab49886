import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { UsersInOrder } from './users-in-order.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

test('people stay in order through hires, new names, deletes and purges', () => {
  const { tenant } = stage.rehearsal
  const order = new UsersInOrder(tenant)
  const names = () => order.all().map(({ displayName }) => displayName)
  const anna = stage.hire('anna')
  stage.hire('Zoë')
  stage.hire('carl')
  expect(names()).toEqual(['anna', 'carl', 'Zoë'])
  stage.hire('Bea')
  stage.hire('aaron')
  expect(names()).toEqual(['aaron', 'anna', 'Bea', 'carl', 'Zoë'])
  tenant.updateUser(anna.id, { displayName: 'Yvonne' })
  expect(names()).toEqual(['aaron', 'Bea', 'carl', 'Yvonne', 'Zoë'])
  tenant.deleteUser(anna.id)
  expect(order.all().find(({ id }) => id === anna.id)?.deletedDateTime).not.toBeNull()
  tenant.purgeUser(anna.id)
  expect(names()).toEqual(['aaron', 'Bea', 'carl', 'Zoë'])
})

test('the same list is given again while nothing changes', () => {
  const order = new UsersInOrder(stage.rehearsal.tenant)
  stage.hire('anna')
  expect(order.all()).toBe(order.all())
})
