import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate } from '@tanstack/react-router'
import type { ScimServer } from '../../api/schema.ts'
import { scimServersQuery } from '../../api/scim-servers.ts'
import { type AccountAccess, useAccount } from '../../api/session.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LoadingCards } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { Card, Empty, Muted, PageHeader } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { countOf, people } from '../../format/number.ts'
import { AddServer } from './AddServer.tsx'
import { ConnectionState } from './ConnectionState.tsx'
import style from './scim-servers.module.css'

/** No server: how to make one. One: straight to it. Several: choose. */
export function ScimServersPage() {
  const account = useAccount()
  const query = useQuery(scimServersQuery(account.id))
  if (query.isPending) return <LoadingCards />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel
        title="The SCIM servers could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  }
  const servers = query.data.items
  const only = servers.length === 1 ? servers[0] : undefined
  if (only) {
    return (
      <Navigate
        to="/accounts/$accountId/scim-servers/$scimServerId"
        params={{ accountId: account.id, scimServerId: only.id }}
        search={{}}
        replace
      />
    )
  }
  return (
    <>
      <PageHeader title="SCIM Server" actions={servers.length > 0 && <AddServer account={account} />} />
      {servers.length === 0 ? <NoServer account={account} /> : <ServerCards servers={servers} accountId={account.id} />}
    </>
  )
}

function NoServer({ account }: { account: AccountAccess }) {
  return (
    <Card>
      <Empty
        icon={<PlugConnectedRegular />}
        title="Connect Microsoft Entra ID"
        action={
          account.isOwner && (
            <LinkButton primary>
              <Link to="/accounts/$accountId/scim-servers/new" params={{ accountId: account.id }}>
                Create a SCIM server
              </Link>
            </LinkButton>
          )
        }
      >
        Create a SCIM server: it gives you the Tenant URL and the Secret Token, and leads you through the ten steps in
        the Entra admin center. {!account.isOwner && 'An owner does this.'}
      </Empty>
    </Card>
  )
}

function ServerCards({ servers, accountId }: { servers: readonly ScimServer[]; accountId: string }) {
  return (
    <div className={style.servers}>
      {servers.map((server) => (
        <Card key={server.id}>
          <div className={style.server}>
            <div className={style.between}>
              <NavigationLink>
                <Link
                  to="/accounts/$accountId/scim-servers/$scimServerId"
                  params={{ accountId, scimServerId: server.id }}
                  search={{}}
                >
                  <strong>
                    <bdi dir="auto">{server.name}</bdi>
                  </strong>
                </Link>
              </NavigationLink>
              <ConnectionState server={server} />
            </div>
            <Muted>
              {people(server.people)}, {countOf(server.groups, 'group', 'groups')}
            </Muted>
            <Muted>
              Last call <RelativeTime time={server.lastCallAt} />
            </Muted>
          </div>
        </Card>
      ))}
    </div>
  )
}
