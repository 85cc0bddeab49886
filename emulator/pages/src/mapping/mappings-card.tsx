import { Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Mapping, Provisioning } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import { DataTable } from '../controls/data-table.tsx'
import { Status } from '../controls/status.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'

interface Row {
  kind: 'users' | 'groups'
  name: string
  mapping: Mapping
}

/** The two object mappings with links to their editors. */
export function MappingsCard({
  applicationId,
  provisioning,
}: {
  applicationId: string
  provisioning: Provisioning
}): ReactElement {
  const rows: Row[] = [
    { kind: 'groups', name: 'Provision Microsoft Entra ID Groups', mapping: provisioning.mappings.groups },
    { kind: 'users', name: 'Provision Microsoft Entra ID Users', mapping: provisioning.mappings.users },
  ]
  const columns = [
    {
      header: 'Name',
      cell: (row: Row) => (
        <AppLink
          to="/applications/$applicationId/provisioning/mappings/$kind"
          params={{ applicationId, kind: row.kind }}
        >
          {row.name}
        </AppLink>
      ),
    },
    { header: 'Attributes', minor: true, cell: (row: Row) => row.mapping.attributes.length },
    { header: 'Scoping filters', minor: true, cell: (row: Row) => row.mapping.scopingFilters.length },
    {
      header: 'Enabled',
      cell: (row: Row) => (
        <Status tone={row.mapping.enabled ? 'good' : 'quiet'}>{row.mapping.enabled ? 'Yes' : 'No'}</Status>
      ),
    },
  ]
  return (
    <Card>
      <SectionHeading hint="Which attribute of a person or group is sent as which SCIM attribute.">
        Mappings
      </SectionHeading>
      <DataTable label="Mappings" columns={columns} rows={rows} keyOf={(row) => row.kind} empty={<Text>None</Text>} />
    </Card>
  )
}
