import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openDashboard, type TestDashboard } from '../testing/dashboard.ts'

describeDatabases('tables of sign-in', (database) => {
  it('are made once when several nodes start at the same time, and kept by the next start', async () => {
    const again = await database().openAgain()
    const nodes: TestDashboard[] = await Promise.all([
      openDashboard(database()),
      openDashboard({ ...database(), database: again }),
      openDashboard(database()),
    ])
    const [first, second] = nodes
    await first?.owner()
    const answer = await second?.client().get('/api/setup')
    expect(answer?.json).toEqual({ needed: false })
    const later = await openDashboard(database())
    expect((await later.client().get('/api/setup')).json).toEqual({ needed: false })
    await Promise.all([...nodes, later].map((node) => node.close()))
    await again.close()
  })
})
