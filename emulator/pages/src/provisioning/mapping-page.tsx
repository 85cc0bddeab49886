import { Checkbox, makeStyles, Switch, Text } from '@fluentui/react-components'
import { AddRegular, DismissRegular, FilterRegular, SaveRegular } from '@fluentui/react-icons'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { type MappingKind, useMapping, useSaveMapping } from '../api/provisioning.ts'
import type { Mapping, MappingView } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import { ErrorPanel } from '../controls/error-panel.tsx'
import { Loaded } from '../controls/loading.tsx'
import { UnsavedGuard } from '../controls/unsaved-guard.tsx'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { Command, CommandBar } from '../shell/command-bar.tsx'
import { useNotify } from '../shell/notify.tsx'
import { AttributePanel } from './attribute-panel.tsx'
import { AttributeTable } from './attribute-table.tsx'
import { blankAttribute, mappingOf, mappingProblem, withAttribute } from './mapping-draft.ts'
import { kindOf, mappingName } from './mapping-kind.ts'
import { ProvisioningBlade } from './provisioning-blade.tsx'

const route = getRouteApi('/applications/$applicationId/provisioning/mappings/$kind')
const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' } })

function ActionsCard({
  kind,
  mapping,
  change,
}: {
  kind: MappingKind
  mapping: Mapping
  change: (part: Partial<Mapping>) => void
}): ReactElement {
  const styles = useStyles()
  const action = (name: keyof Mapping['actions'], label: string): ReactElement => (
    <Checkbox
      label={label}
      checked={mapping.actions[name]}
      onChange={(_, data) => change({ actions: { ...mapping.actions, [name]: data.checked === true } })}
    />
  )
  return (
    <Card>
      <SectionHeading>{mappingName(kind)}</SectionHeading>
      <Switch
        label={kind === 'users' ? 'Enabled (the mapping of users cannot be switched off)' : 'Enabled'}
        checked={mapping.enabled}
        disabled={kind === 'users'}
        onChange={(_, data) => change({ enabled: data.checked })}
      />
      <Text weight="semibold">Target object actions</Text>
      <div className={styles.actions}>
        {action('create', 'Create')}
        {action('update', 'Update')}
        {action('delete', 'Delete')}
      </div>
    </Card>
  )
}

interface Edited {
  applicationId: string
  kind: MappingKind
  saved: MappingView
}

function Editor({ applicationId, kind, saved }: Edited): ReactElement {
  const [draft, setDraft] = useState<Mapping | null>(null)
  const [editing, setEditing] = useState<number | null>(null)
  const save = useSaveMapping(applicationId, kind)
  const navigate = useNavigate()
  const notify = useNotify()
  const mapping = draft ?? mappingOf(saved)
  const change = (part: Partial<Mapping>): void => setDraft({ ...mapping, ...part })
  const removeAt = (position: number): void =>
    change({ attributes: mapping.attributes.filter((_, other) => other !== position) })
  const problem = draft === null ? null : mappingProblem(draft)
  const saveAll = (): void =>
    save.mutate(mapping, {
      onSuccess: () => {
        setDraft(null)
        notify('success', 'Attribute mapping saved', 'The next cycle looks at everybody in scope again.')
      },
    })
  return (
    <>
      <CommandBar>
        <Command
          label="Save"
          icon={<SaveRegular />}
          disabled={draft === null || problem !== null}
          busy={save.isPending}
          onClick={saveAll}
        />
        <Command label="Discard" icon={<DismissRegular />} disabled={draft === null} onClick={() => setDraft(null)} />
        <Command label="Add new mapping" icon={<AddRegular />} onClick={() => setEditing(mapping.attributes.length)} />
        <Command
          label="Source object scope"
          icon={<FilterRegular />}
          onClick={() =>
            void navigate({
              to: '/applications/$applicationId/provisioning/mappings/$kind/scope',
              params: { applicationId, kind },
            })
          }
        />
      </CommandBar>
      {problem === null ? null : <Text role="alert">{problem}</Text>}
      {save.error === null ? null : <ErrorPanel title="The mapping could not be saved" error={save.error} />}
      <UnsavedGuard changed={draft !== null} />
      <ActionsCard kind={kind} mapping={mapping} change={change} />
      <AttributeTable attributes={mapping.attributes} onEdit={setEditing} onDelete={removeAt} />
      {editing === null ? null : (
        <AttributePanel
          applicationId={applicationId}
          attribute={mapping.attributes[editing] ?? blankAttribute}
          sources={saved.sourceAttributes ?? []}
          targets={saved.targetAttributes ?? []}
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
