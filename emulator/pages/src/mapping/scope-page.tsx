import { Button, Text } from '@fluentui/react-components'
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { type MappingKind, useMapping, useSaveMapping } from '../api/mappings.ts'
import type { MappingView, ScopingFilter } from '../api/provisioning-contract.ts'
import { DataTable } from '../controls/data-table.tsx'
import { Empty } from '../controls/empty.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { ProvisioningBlade } from '../provisioning/provisioning-blade.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { mappingOf } from './mapping-draft.ts'
import { kindOf, mappingName } from './mapping-kind.ts'
import { filterSentence } from './scope-draft.ts'
import { ScopePanel } from './scope-panel.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/mappings/$kind/scope')
const blankFilter: ScopingFilter = { name: '', clauses: [{ attribute: '', operator: 'EQUALS', value: '' }] }

interface Row extends ScopingFilter {
  position: number
}

function columnsOf(edit: (position: number) => void, remove: (position: number) => void) {
  return [
    { header: 'Title', cell: (row: Row) => row.name },
    { header: 'Who passes', cell: (row: Row) => filterSentence(row) },
    {
      header: 'Edit',
      width: '90px',
      cell: (row: Row) => (
        <span style={{ display: 'flex' }}>
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={`Edit ${row.name}`}
            onClick={() => edit(row.position)}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={`Delete ${row.name}`}
            onClick={() => remove(row.position)}
          />
        </span>
      ),
    },
  ]
}

interface Edited {
  applicationId: string
  kind: MappingKind
  saved: MappingView
}

function sourcesOf(saved: MappingView): string[] {
  return saved.sourceAttributes ?? saved.attributes.filter(({ type }) => type === 'Direct').map(({ source }) => source)
}

function withFilter(filters: ScopingFilter[], position: number, filter: ScopingFilter): ScopingFilter[] {
  if (position >= filters.length) return [...filters, filter]
  return filters.map((before, other) => (other === position ? filter : before))
}

function Editor({ applicationId, kind, saved }: Edited): ReactElement {
  const [editing, setEditing] = useState<number | null>(null)
  const save = useSaveMapping(applicationId, kind)
  const notify = useNotify()
  const filters = saved.scopingFilters
  const put = (next: ScopingFilter[]): void =>
    save.mutate(
      { ...mappingOf(saved), scopingFilters: next },
      {
        onSuccess: () => {
          setEditing(null)
          notify(
            'success',
            'Scoping filters saved',
            'The next cycle looks at everybody again; whoever no longer passes is disabled.',
          )
        },
      },
    )
  return (
    <>
      <CommandBar>
        <Command
          label="Add scoping filter"
          icon={<AddRegular />}
          busy={save.isPending}
          onClick={() => setEditing(filters.length)}
        />
      </CommandBar>
      <Text block style={{ marginBottom: 10 }}>
        An object is sent when it passes at least one filter; inside a filter all clauses must hold. Without a filter
        everybody assigned is sent.
      </Text>
      {save.error === null || editing !== null ? null : (
        <ErrorPanel title="The scoping filters could not be saved" error={save.error} />
      )}
      <DataTable
        label="Scoping filters"
        columns={columnsOf(setEditing, (position) => put(filters.filter((_, other) => other !== position)))}
        rows={filters.map((filter, position) => ({ ...filter, position }))}
        keyOf={(row) => String(row.position)}
        empty={<Empty title={`No scoping filter: ${mappingName(kind)} sends all that are assigned`} />}
      />
      {editing === null ? null : (
        <ScopePanel
          filter={filters[editing] ?? blankFilter}
          attributes={sourcesOf(saved)}
          busy={save.isPending}
          error={save.error}
          onSave={(filter) => put(withFilter(filters, editing, filter))}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

/** "Source object scope": which objects of this kind are sent at all. */
export function ScopePage(): ReactElement {
  const parameters = route.useParams()
  const { applicationId } = parameters
  const kind = kindOf(parameters.kind)
  const mapping = useMapping(applicationId, kind)
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Source object scope"
      crumbs={[
        <AppLink
          key="mapping"
          to="/applications/$applicationId/provisioning/mappings/$kind"
          params={{ applicationId, kind }}
        >
          {mappingName(kind)}
        </AppLink>,
      ]}
    >
      <Loaded query={mapping} what="The scoping filters">
        {(saved) => <Editor applicationId={applicationId} kind={kind} saved={saved} />}
      </Loaded>
    </ProvisioningBlade>
  )
}
