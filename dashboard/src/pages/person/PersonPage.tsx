import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { personQuery } from '../../api/people.ts'
import type { Person } from '../../api/schema.ts'
import { useAccount } from '../../api/session.ts'
import { CodeBlock } from '../../components/Copy.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Card, PageHeader } from '../../components/Page.tsx'
import { ActiveState } from '../../components/State.tsx'
import { Tabs } from '../../components/Tabs.tsx'
import { AttributeLists } from './AttributeLists.tsx'
import { BusinessCard } from './BusinessCard.tsx'
import { EditPerson } from './EditPerson.tsx'
import { History } from './History.tsx'
import { PersonGroups } from './PersonGroups.tsx'
import { Privacy } from './Privacy.tsx'
import style from './person.module.css'
import { Reports } from './Reports.tsx'
import { SignatureTab } from './SignatureTab.tsx'

const route = getRouteApi('/accounts/$accountId/users/$userId')

const tabs = [
  { value: 'attributes', text: 'Attributes' },
  { value: 'signature', text: 'Signature' },
  { value: 'groups', text: 'Groups' },
  { value: 'organization', text: 'Manager and reports' },
  { value: 'history', text: 'History' },
  { value: 'resource', text: 'SCIM resource' },
] as const

const privacy = { value: 'privacy', text: 'Privacy' } as const

/** Everything that is known of one person. */
export function PersonPage() {
  const { accountId, userId } = route.useParams()
  const query = useQuery(personQuery(accountId, userId))
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The person could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  return <Content key={userId} person={query.data} />
}

function Content({ person }: { person: Person }) {
  const account = useAccount()
  const { tab = 'attributes' } = route.useSearch()
  const navigate = route.useNavigate()
  const mayEdit = person.editable && account.mayEditPeople
  return (
    <>
      <PageHeader
        title={person.displayName || person.userName}
        crumb={{ text: 'Users', to: { to: '/accounts/$accountId/users', params: { accountId: account.id } } }}
        actions={<ActiveState active={person.active} />}
      />
      <div className={style.layout}>
        <BusinessCard person={person} />
        <div className={style.stack}>
          {!person.editable && person.readOnlyReason && (
            <MessageBar layout="multiline">
              <MessageBarBody>
                <MessageBarTitle>Read only.</MessageBarTitle> {person.readOnlyReason}
              </MessageBarBody>
            </MessageBar>
          )}
          <div>
            <Tabs
              label="Person"
              value={tab}
              tabs={account.isOwner ? [...tabs, privacy] : tabs}
              onChange={(value) =>
                void navigate({ search: value === 'attributes' ? {} : { tab: value }, replace: true })
              }
            />
            {tab === 'attributes' && mayEdit && <EditPerson person={person} accountId={account.id} />}
            {tab === 'attributes' && <AttributeLists attributes={person.attributes} />}
            {tab === 'signature' && <SignatureTab person={person} account={account} />}
            {tab === 'groups' && <PersonGroups groups={person.groups} accountId={account.id} />}
            {tab === 'organization' && <Reports person={person} accountId={account.id} />}
            {tab === 'history' && <History accountId={account.id} userId={person.id} />}
            {tab === 'privacy' && account.isOwner && <Privacy person={person} accountId={account.id} />}
            {tab === 'resource' && (
              <Card title="As it was received over SCIM">
                <CodeBlock value={person.resource} what="SCIM resource" />
              </Card>
            )}
          </div>
        </div>
      </div>
    </>
  )
}
