import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { groupQuery } from '../../api/groups.ts'
import type { GroupDetails } from '../../api/schema.ts'
import { CodeBlock } from '../../components/Copy.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { Fields } from '../../components/Fields.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { count, countOf } from '../../format/number.ts'
import { GroupMembers } from './GroupMembers.tsx'
import style from './groups.module.css'

const route = getRouteApi('/accounts/$accountId/groups/$groupId')

export function GroupPage() {
  const { accountId, groupId } = route.useParams()
  const query = useQuery(groupQuery(accountId, groupId))
  if (query.isPending) return <LoadingRows />
  if (query.isError) {
    return <ErrorPanel title="The group could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
  }
  return <Content accountId={accountId} group={query.data} />
}

function Content({ accountId, group }: { accountId: string; group: GroupDetails }) {
  const [tab, setTab] = useState('members')
  return (
    <>
      <PageHeader
        title={group.displayName}
        crumb={{ text: 'Groups', to: { to: '/accounts/$accountId/groups', params: { accountId } } }}
        actions={
          group.memberCount > group.nestedCount && (
            <LinkButton>
              <Link to="/accounts/$accountId/users" params={{ accountId }} search={{ group: group.id }}>
                Show its people in Users
              </Link>
            </LinkButton>
          )
        }
        description={`${countOf(group.memberCount, 'member', 'members')}, ${count(group.nestedCount)} of them groups`}
      />
      <Tabs
        label="Group"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'members', text: 'Members' },
          { value: 'details', text: 'Details' },
          { value: 'resource', text: 'SCIM resource' },
        ]}
      />
      {tab === 'members' && <GroupMembers accountId={accountId} groupId={group.id} />}
      {tab === 'details' && <Details accountId={accountId} group={group} />}
      {tab === 'resource' && (
        <Card>
          <CodeBlock value={group.resource} what="SCIM resource" />
        </Card>
      )}
    </>
  )
}

function Details({ accountId, group }: { accountId: string; group: GroupDetails }) {
  const parents = group.parents.map((parent) => (
    <NavigationLink key={parent.id}>
      <Link to="/accounts/$accountId/groups/$groupId" params={{ accountId, groupId: parent.id }} search={{}}>
        <bdi dir="auto">{parent.displayName}</bdi>
      </Link>
    </NavigationLink>
  ))
  return (
    <Card>
      <Fields
        lines={[
          { name: 'Name', value: group.displayName },
          { name: 'Object id in Entra', hint: 'externalId', value: group.externalId ?? 'not sent' },
          { name: 'Id', hint: 'id', value: group.id },
          {
            name: 'Member of',
            value: parents.length > 0 ? <span className={style.parents}>{parents}</span> : 'no other group',
          },
          { name: 'Source', value: group.source === 'scim' ? 'Microsoft Entra ID' : 'Manual' },
          { name: 'Created', value: <RelativeTime time={group.created} /> },
          { name: 'Changed', value: <RelativeTime time={group.lastModified} /> },
        ]}
      />
    </Card>
  )
}
