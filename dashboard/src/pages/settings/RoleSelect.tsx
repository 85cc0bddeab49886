import { Select } from '@fluentui/react-components'
import type { Role } from '../../api/schema.ts'
import { roles, roleWords } from '../../format/roles.ts'

export function RoleSelect({ value, onChoose, label }: { value: Role; onChoose: (role: Role) => void; label: string }) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(_, data) => {
        const role = roles.find((candidate) => candidate === data.value)
        if (role) onChoose(role)
      }}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {roleWords[role].name}
        </option>
      ))}
    </Select>
  )
}
