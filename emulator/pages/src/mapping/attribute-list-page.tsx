import { Button, Text } from '@fluentui/react-components'
import { AddRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { type MappingKind, useMapping, useSaveMapping } from '../api/mappings.ts'
import type { MappingView, TargetAttribute } from '../api/provisioning-contract.ts'
import { DataTable } from '../controls/data-table.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { ProvisioningBlade } from '../provisioning/provisioning-blade.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { isCustom, propertiesText, usedBy } from './list-draft.ts'
import { mappingOf } from './mapping-draft.ts'
import { kindOf, mappingName } from './mapping-kind.ts'
import { TargetPanel } from './target-panel.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/mappings/$kind/attribute-list')

interface Row extends TargetAttribute {
  position: number
  usedBy: string | null
}

function columnsOf(edit: (position: number) => void, remove: (row: Row) => void) {
  return [
    { header: 'Name', breakable: true, width: '55%', cell: (row: Row) => row.name },
    { header: 'Type', cell: (row: Row) => row.type },
    { header: 'Properties', minor: true, cell: (row: Row) => propertiesText(row) },
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
            disabled={row.name === 'id'}
            onClick={() => edit(row.position)}
          />
          {isCustom(row) ? (
            <Button
              size="small"
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={`Delete ${row.name}`}
              title={row.usedBy === null ? '' : `${row.usedBy} is mapped to it: delete that line first.`}
              disabled={row.usedBy !== null}
              onClick={() => remove(row)}
            />
          ) : null}
        </span>
      ),
    },
  ]
}

function Editor(properties: { applicationId: string; kind: MappingKind; saved: MappingView }): ReactElement {
  const { applicationId, kind, saved } = properties
  const [editing, setEditing] = useState<number | null>(null)
  const save = useSaveMapping(applicationId, kind)
  const notify = useNotify()
  const put = (attributeList: TargetAttribute[]): void =>
    save.mutate(
      { ...mappingOf(saved), attributeList },
      {
        onSuccess: () => {
          setEditing(null)
          notify('success', 'Attribute list saved', 'New attributes can be chosen as targets now.')
        },
      },
    )
  return (
    <>
      <CommandBar>
        <Command label="Add attribute" icon={<AddRegular />} onClick={() => setEditing(saved.attributeList.length)} />
      </CommandBar>
      <Text block style={{ marginBottom: 10 }}>
        The attributes that the application knows. Custom ones belong to a schema extension of your own; a custom
        attribute has one plain value, and its extension is not named in the “schemas” of what is sent.
      </Text>
      {save.error === null || editing !== null ? null : (
        <ErrorPanel title="The attribute list could not be saved" error={save.error} />
      )}
      <DataTable
        label="Attributes of the application"
        columns={columnsOf(setEditing, (row) =>
          put(saved.attributeList.filter((_, position) => position !== row.position)),
        )}
        rows={saved.attributeList.map((one, position) => ({ ...one, position, usedBy: usedBy(saved, one) }))}
        total={saved.attributeList.length}
        keyOf={(row) => row.name}
        empty={<Text>No attribute.</Text>}
      />
      {editing === null ? null : (
        <TargetPanel
          applicationId={applicationId}
          kind={kind}
          mapping={{ ...mappingOf(saved), attributeList: saved.attributeList }}
          position={editing}
          busy={save.isPending}
          error={save.error}
          onDone={put}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

/** "Edit attribute list": what the application's attributes are called and of which type they are. */
export function AttributeListPage(): ReactElement {
  const parameters = route.useParams()
  const { applicationId } = parameters
  const kind = kindOf(parameters.kind)
  const mapping = useMapping(applicationId, kind)
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Edit attribute list"
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
      <Loaded query={mapping} what="The attribute list">
        {(saved) => <Editor applicationId={applicationId} kind={kind} saved={saved} />}
      </Loaded>
    </ProvisioningBlade>
  )
}
