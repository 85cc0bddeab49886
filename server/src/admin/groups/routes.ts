import { z } from 'zod'
import { Source } from '../people/shapes.ts'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery, Time, typedText } from '../route/shapes.ts'

export const GroupRow = z
  .object({
    id: z.string(),
    scimServerId: z.string(),
    displayName: z.string(),
    externalId: z.string().nullable(),
    memberCount: z.number().int(),
    nestedCount: z.number().int(),
    lastModified: Time,
    source: Source,
  })
  .meta({ id: 'GroupRow' })
export type GroupRow = z.infer<typeof GroupRow>

export const GroupDetails = GroupRow.extend({
  created: Time,
  resource: z.record(z.string(), z.unknown()),
  parents: z.array(z.object({ id: z.string(), displayName: z.string() })),
  editable: z.boolean(),
}).meta({ id: 'GroupDetails' })
export type GroupDetails = z.infer<typeof GroupDetails>

export const MemberRow = z
  .object({
    id: z.string(),
    kind: z.enum(['User', 'Group']),
    displayName: z.string(),
    userName: z.string().nullable(),
    title: z.string().nullable(),
    active: z.boolean().nullable(),
  })
  .meta({ id: 'MemberRow' })
export type MemberRow = z.infer<typeof MemberRow>

const base = '/accounts/{accountId}/groups'
const GroupParams = AccountParams.extend({ groupId: Id })

export const listGroups = defineRoute({
  name: 'groups.list',
  method: 'GET',
  path: base,
  summary: 'Search and sort groups',
  params: AccountParams,
  query: PageQuery.extend({
    search: typedText(200).optional(),
    scimServer: Id.optional(),
    sort: z.enum(['name', '-name', 'lastModified', '-lastModified']).default('name'),
  }),
  answer: list(GroupRow).meta({ id: 'GroupList' }),
  status: 200,
})

export const getGroup = defineRoute({
  name: 'groups.get',
  method: 'GET',
  path: `${base}/{groupId}`,
  summary: 'One group, without its members',
  params: GroupParams,
  answer: GroupDetails,
  status: 200,
})

export const listMembers = defineRoute({
  name: 'groups.members',
  method: 'GET',
  path: `${base}/{groupId}/members`,
  summary: "A group's direct members",
  params: GroupParams,
  query: PageQuery.extend({ search: typedText(200).optional(), kind: z.enum(['User', 'Group']).optional() }),
  answer: list(MemberRow).meta({ id: 'MemberList' }),
  status: 200,
})
