import fc from 'fast-check'
import type { DashboardAccount } from '../../../scripts/start/dashboard-account.ts'
import { JsonClient } from '../../../scripts/start/json-client.ts'
import type { House } from '../testing/house.ts'
import { disagreements, mend } from './agreement.ts'
import { CompanyLife } from './company-life.ts'
import { histories } from './history.ts'

/**
 * Random histories with random faults against the real server: each ends with agreement.
 * @throws Error of fast-check with the seed, the path and the shortest history that disagrees
 */
export async function rehearse(
  house: House,
  account: DashboardAccount,
  options: { runs: number; seed: number; path?: string; onRun?: () => void },
): Promise<void> {
  const client = new JsonClient(house.rehearsal.url)
  let number = 0
  const agrees = fc.asyncProperty(histories, fc.boolean(), async (history, compliant) => {
    number += 1
    const server = await account.createScimServer(`History ${options.seed} ${number}`)
    const flag = compliant ? '?aadOptscim062020' : ''
    const life = await CompanyLife.begin(client, { ...server, tenantUrl: server.tenantUrl + flag })
    for (const moment of history) await life.live(moment)
    await mend(client, life)
    const lines = await disagreements(client, life, server)
    options.onRun?.()
    if (lines.length > 0) throw new Error(lines.slice(0, 20).join('\n'))
  })
  const { runs, seed, path } = options
  await fc.assert(agrees, { numRuns: runs, seed, ...(path === undefined ? {} : { path }) })
}
