import { TagMultipleRegular } from '@fluentui/react-icons/svg/tag-multiple'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { attributesSearch } from '../../addresses.ts'
import { attributesSeenQuery } from '../../api/activity.ts'
import { routeAddress } from '../../api/client.ts'
import type { AttributeSeen } from '../../api/schema.ts'
import { scimServersQuery } from '../../api/scim-servers.ts'
import { ControlBar, Filter, SearchField } from '../../components/Controls.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { Card, Empty, PageHeader } from '../../components/Page.tsx'
import { countOf, people, share } from '../../format/number.ts'
import style from './attributes.module.css'

const route = getRouteApi('/accounts/$accountId/attributes')

const kinds: Readonly<Record<AttributeSeen['kind'], string>> = {
  standard: 'Standard',
  enterprise: 'Enterprise',
  custom: 'Custom',
}

/** Each SCIM path that ever arrived: the material that signatures can be made of. */
export function AttributesPage() {
  const { accountId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(attributesSeenQuery(accountId, search.scimServer))
  const servers = useQuery(scimServersQuery(accountId))
  const change = useCallback(
    (values: Record<string, string>) =>
      void navigate({ search: (previous) => attributesSearch({ ...previous, ...values }), replace: true }),
    [navigate],
  )
  const find = useCallback((text: string) => change({ search: text }), [change])
  const wanted = (search.search ?? '').toLowerCase()
  const items = (query.data?.items ?? []).filter((item) => `${item.label} ${item.path}`.toLowerCase().includes(wanted))
  const csv = routeAddress('GET /api/accounts/{accountId}/attributes-seen.csv', {
    params: { accountId },
    query: { scimServer: search.scimServer },
  })
  return (
    <>
      <PageHeader
        title="Attributes seen"
        description="Each SCIM attribute that arrived, how many people have it, and what it looks like."
        actions={
          <LinkButton>
            <a href={csv} download="attributes-seen.csv">
              Download as CSV
            </a>
          </LinkButton>
        }
      />
      <ControlBar total={query.data && countOf(items.length, 'attribute', 'attributes')}>
        <SearchField label="Search by name or path" value={search.search ?? ''} onSearch={find} />
        {(servers.data?.items.length ?? 0) > 1 && (
          <Filter
            label="SCIM server"
            value={search.scimServer}
            choices={[
              { value: '', text: 'All SCIM servers' },
              ...(servers.data?.items ?? []).map((server) => ({ value: server.id, text: server.name })),
            ]}
            onChoose={(scimServer) => change({ scimServer })}
          />
        )}
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel
          title="The attributes could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      )}
      {items.length > 0 && <AttributeTable items={items} />}
      {query.data && items.length === 0 && (
        <Empty icon={<TagMultipleRegular />} title={wanted ? 'No attribute fits' : 'No attribute has arrived yet'}>
          {wanted
            ? 'Search with fewer letters.'
            : 'With the first person that Microsoft Entra ID sends, their attributes are listed here. A custom attribute arrives under urn:ietf:params:scim:schemas:extension:<Name>:2.0:User:<attribute>.'}
        </Empty>
      )}
    </>
  )
}

function AttributeTable({ items }: { items: readonly AttributeSeen[] }) {
  return (
    <Card>
      <div className={style.scroll}>
        <table className={style.table} aria-label="Attributes seen">
          <thead>
            <tr>
              <th scope="col">Attribute</th>
              <th scope="col">Kind</th>
              <th scope="col">People who have it</th>
              <th scope="col">Examples</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.path}>
                <td>
                  <strong>{item.label}</strong>
                  <div className={style.path}>{item.path}</div>
                </td>
                <td>{kinds[item.kind]}</td>
                <td className={style.share}>
                  {share(item.share)}, {people(item.people)}
                  <div className={style.meter} aria-hidden>
                    <div className={style.meterFill} style={{ width: `${Math.min(1, item.share) * 100}%` }} />
                  </div>
                </td>
                <td>
                  {item.examples.map((example) => (
                    <bdi key={example} dir="auto" className={style.example}>
                      {example}
                    </bdi>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
