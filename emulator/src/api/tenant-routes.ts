import type { FastifyInstance } from 'fastify'
import type { Rehearsal } from '../rehearsal.ts'
import { fillWithSample } from '../sample/index.ts'
import { Body } from './body.ts'

const YEAR = 366 * 24 * 60

/** The tenant itself: its numbers, its clock, and companies to fill it with. */
export function tenantRoutes(app: FastifyInstance, { tenant, clock, time }: Rehearsal): void {
  app.get('/tenant', () => {
    const users = { total: 0, enabled: 0, disabled: 0, guests: 0, deleted: 0 }
    for (const user of tenant.users.values()) {
      if (user.deletedDateTime !== null) users.deleted += 1
      else {
        users.total += 1
        users[user.accountEnabled ? 'enabled' : 'disabled'] += 1
        if (user.userType === 'Guest') users.guests += 1
      }
    }
    return { ...tenant.profile, users, groups: tenant.groups.size, now: clock.now().toISOString() }
  })
  app.post('/clock/advance', async (request) => {
    const minutes = new Body(request.body).wholeNumber('minutes', { least: 0, most: YEAR })
    const cyclesRun = await time.advance(minutes)
    return { now: clock.now().toISOString(), cyclesRun }
  })
  app.post('/reset-sample', () => {
    fillWithSample(tenant)
    return { users: tenant.users.size, groups: tenant.groups.size }
  })
}
