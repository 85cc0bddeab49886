import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { personQuery } from '../../api/people.ts'
import { scimServersQuery } from '../../api/scim-servers.ts'
import { type Choice, Filter } from '../../components/Controls.tsx'
import { activityKinds, kindWords } from '../../format/activity.ts'
import { shortTime } from '../../format/time.ts'

const route = getRouteApi('/accounts/$accountId/activity')

const kinds: readonly Choice[] = [
  { value: '', text: 'Every kind' },
  ...activityKinds.map((kind) => ({ value: kind, text: kindWords[kind] })),
]
const outcomes: readonly Choice[] = [
  { value: '', text: 'Any outcome' },
  { value: 'ok', text: 'Done' },
  { value: 'refused', text: 'Refused' },
]

export function ActivityFilters({ onChange }: { onChange: (change: Record<string, string>) => void }) {
  const { accountId } = route.useParams()
  const filter = route.useSearch()
  const servers = useQuery(scimServersQuery(accountId))
  const person = useQuery({ ...personQuery(accountId, filter.person ?? ''), enabled: filter.person !== undefined })
  return (
    <>
      <Filter label="Kind" value={filter.kind} choices={kinds} onChoose={(kind) => onChange({ kind })} />
      <Filter label="Outcome" value={filter.outcome} choices={outcomes} onChoose={(outcome) => onChange({ outcome })} />
      {(servers.data?.items.length ?? 0) > 1 && (
        <Filter
          label="SCIM server"
          value={filter.scimServer}
          choices={[
            { value: '', text: 'All SCIM servers' },
            ...(servers.data?.items ?? []).map((server) => ({ value: server.id, text: server.name })),
          ]}
          onChoose={(scimServer) => onChange({ scimServer })}
        />
      )}
      {(filter.from || filter.to) && (
        <Button appearance="outline" onClick={() => onChange({ from: '', to: '' })} aria-label="Remove the time filter">
          {filter.from ? shortTime(filter.from) : 'until'} – {filter.to ? shortTime(filter.to) : 'now'} ✕
        </Button>
      )}
      {filter.person && (
        <Button appearance="outline" onClick={() => onChange({ person: '' })} aria-label="Remove the person filter">
          About <bdi dir="auto">{person.data?.displayName ?? 'one person'}</bdi> ✕
        </Button>
      )}
    </>
  )
}
