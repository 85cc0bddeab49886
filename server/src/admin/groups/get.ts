import { bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { tenantUrl } from '../scim-servers/server.ts'
import { toGroupRow } from './list.ts'
import { getGroup } from './routes.ts'

export const getGroupRoute = bindAccount(getGroup, async ({ account, params, services }) => {
  const group = await account.reads.group(params.groupId)
  if (group === null) throw notFound()
  return {
    ...toGroupRow(group),
    created: group.created,
    resource: {
      id: group.id,
      ...group.document,
      meta: {
        resourceType: 'Group',
        created: group.created,
        lastModified: group.lastModified,
        location: `${tenantUrl(services.publicUrl, group.scimServerId)}/Groups/${group.id}`,
        version: `W/"${group.version}"`,
      },
    },
    parents: [...group.parents],
    // Groups are shown as they came; only people of a disconnected SCIM server can be edited.
    editable: false,
  }
})
