import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { type MappingKind, useMapping, useMappingProblems, useSaveMapping } from '../api/mappings.ts'
import type { Mapping, MappingView } from '../api/provisioning-contract.ts'
import { useDelayed } from '../controls/delayed.ts'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { UnsavedGuard } from '../controls/unsaved-guard.tsx'
import { ProvisioningBlade } from '../provisioning/provisioning-blade.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { useNotify } from '../shell/notify.tsx'
import { ActionsCard } from './actions-card.tsx'
import { AttributePanel } from './attribute-panel.tsx'
import { AttributeTable } from './attribute-table.tsx'
import { MappingCommands } from './mapping-commands.tsx'
import { lineOf, mappingOf, withAttribute } from './mapping-draft.ts'
import { kindOf } from './mapping-kind.ts'

const route = getRouteApi('/applications/$applicationId/provisioning/mappings/$kind')

interface Edited {
  applicationId: string
  kind: MappingKind
  saved: MappingView
}

function Editor({ applicationId, kind, saved }: Edited): ReactElement {
  const [draft, setDraft] = useState<Mapping | null>(null)
  const [editing, setEditing] = useState<number | null>(null)
  const save = useSaveMapping(applicationId, kind)
  const notify = useNotify()
  const rested = useDelayed(draft)
  const check = useMappingProblems(applicationId, kind, rested)
  const mapping = draft ?? mappingOf(saved)
  const problems = draft === null ? [] : (check.data?.problems ?? [])
  const general = problems.filter((one) => lineOf(one) === null)
  const change = (part: Partial<Mapping>): void => setDraft({ ...mapping, ...part })
  const saveAll = (): void =>
    save.mutate(mapping, {
      onSuccess: () => {
        setDraft(null)
        notify('success', 'Attribute mapping saved', 'The next cycle looks at everybody in scope again.')
      },
    })
  return (
    <>
      <MappingCommands
        applicationId={applicationId}
        kind={kind}
        changed={draft !== null}
        canSave={draft !== null && problems.length === 0}
        busy={save.isPending}
        onSave={saveAll}
        onDiscard={() => setDraft(null)}
        onAdd={() => setEditing(mapping.attributes.length)}
      />
      {general.map(({ field, message }) => (
        <MessageBar key={`${field} ${message}`} intent="error" role="alert" style={{ marginBottom: 10 }}>
          <MessageBarBody style={{ whiteSpace: 'normal' }}>{message}</MessageBarBody>
        </MessageBar>
      ))}
      {save.error === null ? null : <ErrorPanel title="The mapping could not be saved" error={save.error} />}
      <UnsavedGuard changed={draft !== null} />
      <ActionsCard kind={kind} mapping={mapping} change={change} />
      <AttributeTable
        attributes={mapping.attributes}
        problems={problems}
        onEdit={setEditing}
        onDelete={(position) => change({ attributes: mapping.attributes.filter((_, other) => other !== position) })}
      />
      {editing === null ? null : (
        <AttributePanel
          applicationId={applicationId}
          kind={kind}
          mapping={mapping}
          position={editing}
          view={saved}
          onDone={(attribute) => {
            change({ attributes: withAttribute(mapping.attributes, editing, attribute) })
            setEditing(null)
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

/** One object mapping: its actions and its attributes. */
export function MappingPage(): ReactElement {
  const parameters = route.useParams()
  const { applicationId } = parameters
  const kind = kindOf(parameters.kind)
  const mapping = useMapping(applicationId, kind)
  return (
    <ProvisioningBlade
      applicationId={applicationId}
      page="Attribute mapping"
      crumbs={[
        <AppLink key="mappings" to="/applications/$applicationId/provisioning/mappings" params={{ applicationId }}>
          Attribute mapping
        </AppLink>,
      ]}
    >
      <Loaded query={mapping} what="The mapping">
        {(saved) => <Editor key={kind} applicationId={applicationId} kind={kind} saved={saved} />}
      </Loaded>
    </ProvisioningBlade>
  )
}
