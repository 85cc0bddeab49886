import { Combobox, Field, Option } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { type FoundInEntra, foundQuery, type ServerIds } from '../../../api/connect.ts'
import { asProblem } from '../../../api/problem.ts'

interface DirectoryFieldProps {
  readonly ids: ServerIds
  readonly kind: 'people' | 'groups'
  readonly label: string
  readonly hint: string
  readonly onChoose: (found: FoundInEntra) => void
}

/** Finds people or groups in Entra as one types. */
export function DirectoryField({ ids, kind, label, hint, onChoose }: DirectoryFieldProps) {
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const search = useDeferredValue(text.trim())
  const query = useQuery(foundQuery(ids, kind, search))
  const found = query.data ?? []
  const problem = query.isError ? asProblem(query.error) : null
  return (
    <Field
      label={label}
      hint={hint}
      validationState={problem ? 'error' : 'none'}
      validationMessage={problem ? `${problem.message} ${problem.whatToDo}` : null}
    >
      <Combobox
        freeform
        value={text}
        autoComplete="off"
        placeholder="Type the beginning of a name"
        open={isOpen}
        onOpenChange={(_, data) => setOpen(data.open)}
        onInput={(event) => {
          setText(event.currentTarget.value)
          setOpen(true)
        }}
        selectedOptions={[]}
        onOptionSelect={(_, data) => {
          const one = found.find(({ id }) => id === data.optionValue)
          if (one === undefined) return
          onChoose(one)
          setText('')
          setOpen(false)
        }}
      >
        {found.map((one) => (
          <Option key={one.id} value={one.id} text={one.displayName}>
            {one.userPrincipalName ? `${one.displayName} (${one.userPrincipalName})` : one.displayName}
          </Option>
        ))}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            {query.isPending ? 'Looking …' : 'Nobody has a name that begins so.'}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
