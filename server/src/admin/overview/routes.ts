import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Time } from '../route/shapes.ts'
import { ScimServerSummary } from '../scim-servers/shapes.ts'

const count = z.number().int()

export const Overview = z
  .object({
    people: z.object({ total: count, active: count, inactive: count, manual: count }),
    groups: count,
    lastCycle: z
      .object({ scimServerId: z.string(), at: Time, created: count, updated: count, removed: count, failed: count })
      .nullable(),
    nextCycleExpected: Time.nullable(),
    changesPerDay: z.array(
      z.object({ day: z.string(), created: count, updated: count, removed: count, refused: count }),
    ),
    attention: z.array(
      z.object({ level: z.enum(['amber', 'red']), title: z.string(), detail: z.string(), link: z.string() }),
    ),
    scimServers: z.array(ScimServerSummary),
  })
  .meta({ id: 'Overview' })
export type Overview = z.infer<typeof Overview>

export const getOverview = defineRoute({
  name: 'overview.get',
  method: 'GET',
  path: '/accounts/{accountId}/overview',
  summary: 'Numbers, changes of 30 days, and what needs attention',
  params: AccountParams,
  answer: Overview,
  status: 200,
})
