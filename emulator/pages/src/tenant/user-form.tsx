import { Field, Input, makeStyles } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { EntraUser } from '../api/contract.ts'
import { Card } from '../controls/card.tsx'
import { SectionHeading } from '../shell/blade.tsx'
import { fieldGroups, type TextField } from './user-fields.ts'

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: '10px 16px',
  },
})

/** All text attributes of a person as fields. */
export function UserForm(properties: {
  user: EntraUser
  edits: Partial<Record<TextField, string>>
  onEdit: (part: Partial<Record<TextField, string>>) => void
}): ReactElement {
  const styles = useStyles()
  const { user, edits, onEdit } = properties
  return (
    <>
      {fieldGroups.map((group) => (
        <Card key={group.title}>
          <SectionHeading>{group.title}</SectionHeading>
          <div className={styles.fields}>
            {group.fields.map(({ name, label }) => (
              <Field key={name} label={label}>
                <Input
                  dir="auto"
                  value={edits[name] ?? user[name] ?? ''}
                  onChange={(_, data) => onEdit({ [name]: data.value })}
                />
              </Field>
            ))}
          </div>
        </Card>
      ))}
    </>
  )
}
