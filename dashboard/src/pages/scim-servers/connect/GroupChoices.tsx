import { Button, Checkbox } from '@fluentui/react-components'
import type { ServerIds } from '../../../api/connect.ts'
import type { ConnectChoices } from '../../../api/schema.ts'
import style from './connect.module.css'
import { DirectoryField } from './DirectoryField.tsx'
import { useEntraNames } from './use-entra-names.ts'

interface GroupChoicesProps {
  readonly ids: ServerIds
  readonly choices: ConnectChoices
  readonly onChange: (part: Partial<ConnectChoices>) => void
}

/** The groups that are assigned; Entra sends their direct members. */
export function GroupChoices({ ids, choices, onChange }: GroupChoicesProps) {
  const names = useEntraNames()
  return (
    <>
      <Checkbox
        label="The group “All Users”"
        checked={choices.allUsers}
        onChange={(_, data) => onChange({ allUsers: data.checked === true })}
      />
      {choices.allUsers && (
        <Checkbox
          label="Make it as a dynamic group when there is none (needs the permission Group.ReadWrite.All)"
          checked={choices.makeAllUsers}
          onChange={(_, data) => onChange({ makeAllUsers: data.checked === true })}
        />
      )}
      <DirectoryField
        ids={ids}
        kind="groups"
        label="More groups"
        hint="Only direct members are sent: Entra does not look into groups of groups."
        onChoose={(found) => {
          names.remember(found)
          if (!choices.groups.includes(found.id)) onChange({ groups: [...choices.groups, found.id] })
        }}
      />
      {choices.groups.length > 0 && (
        <ul className={style.chosen} aria-label="Chosen groups">
          {choices.groups.map((id) => (
            <li key={id}>
              <Button
                size="small"
                aria-label={`Leave out ${names.nameOf(id)}`}
                onClick={() => onChange({ groups: choices.groups.filter((one) => one !== id) })}
              >
                {names.nameOf(id)} ✕
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
