import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { groupQuery } from '../../api/groups.ts'
import { facetsQuery, type PeopleFilter } from '../../api/people.ts'
import { scimServersQuery } from '../../api/scim-servers.ts'
import { type Choice, Filter } from '../../components/Controls.tsx'
import { count } from '../../format/number.ts'

const route = getRouteApi('/accounts/$accountId/users')

const states: readonly Choice[] = [
  { value: '', text: 'Active and inactive' },
  { value: 'true', text: 'Active' },
  { value: 'false', text: 'Inactive' },
]
const sources: readonly Choice[] = [
  { value: '', text: 'Any source' },
  { value: 'scim', text: 'From Entra' },
  { value: 'manual', text: 'Manual' },
]
const missing: readonly Choice[] = [
  { value: '', text: 'Complete or not' },
  { value: 'email', text: 'Without e-mail' },
  { value: 'name', text: 'Without name' },
  { value: 'title', text: 'Without title' },
  { value: 'phone', text: 'Without phone' },
]

/** The filters of the list of people. @param onChange gets raw text; the address's own check drops what it does not know. */
export function UserFilters({ onChange }: { onChange: (change: Record<string, string>) => void }) {
  const { accountId } = route.useParams()
  const filter: PeopleFilter = route.useSearch()
  const facets = useQuery(facetsQuery(accountId))
  const servers = useQuery(scimServersQuery(accountId))
  const departments: Choice[] = (facets.data?.departments ?? []).map((department) => ({
    value: department.value,
    text: `${department.value} (${count(department.count)})`,
  }))
  if (filter.department && !departments.some((choice) => choice.value === filter.department)) {
    departments.push({ value: filter.department, text: filter.department })
  }
  const set = (name: string) => (value: string) => onChange({ [name]: value })
  return (
    <>
      <Filter label="State" value={filter.active} choices={states} onChoose={set('active')} />
      <Filter
        label="Department"
        value={filter.department}
        choices={[{ value: '', text: 'All departments' }, ...departments]}
        onChoose={set('department')}
      />
      <Filter label="Source" value={filter.source} choices={sources} onChoose={set('source')} />
      <Filter label="Missing" value={filter.missing} choices={missing} onChoose={set('missing')} />
      {(servers.data?.items.length ?? 0) > 1 && (
        <Filter
          label="SCIM server"
          value={filter.scimServer}
          choices={[
            { value: '', text: 'All SCIM servers' },
            ...(servers.data?.items ?? []).map((server) => ({ value: server.id, text: server.name })),
          ]}
          onChoose={set('scimServer')}
        />
      )}
      {filter.group && (
        <GroupFilter accountId={accountId} groupId={filter.group} onClear={() => onChange({ group: '' })} />
      )}
    </>
  )
}

function GroupFilter({ accountId, groupId, onClear }: { accountId: string; groupId: string; onClear: () => void }) {
  const group = useQuery(groupQuery(accountId, groupId))
  return (
    <Button onClick={onClear} appearance="outline" aria-label="Remove the group filter">
      In group <bdi dir="auto">{group.data?.displayName ?? '…'}</bdi> ✕
    </Button>
  )
}
