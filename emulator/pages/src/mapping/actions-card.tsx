import { Checkbox, makeStyles, Switch, Text } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { MappingKind } from '../api/mappings.ts'
import type { Mapping } from '../api/provisioning-contract.ts'
import { Card } from '../controls/card.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { mappingName } from './mapping-kind.ts'

const useStyles = makeStyles({ actions: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px' } })

const missing: Record<keyof Mapping['actions'], string> = {
  create: 'nobody new is created',
  update: 'nobody is updated or disabled',
  delete: 'nobody is deleted',
}

/** What the ticks leave out, as a sentence; null when all are set. */
function leftOut(actions: Mapping['actions']): string | null {
  const names = (['create', 'update', 'delete'] as const).filter((name) => !actions[name])
  return names.length === 0 ? null : `In the application ${names.map((name) => missing[name]).join(', and ')}.`
}

/** Whether objects of this kind are sent, and what may happen to them on the target. */
export function ActionsCard({
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
  const consequence = leftOut(mapping.actions)
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
      {consequence === null ? null : <Text size={200}>{consequence}</Text>}
    </Card>
  )
}
