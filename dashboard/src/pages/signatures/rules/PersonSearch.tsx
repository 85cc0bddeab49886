import { Combobox, Field, Option } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { peopleQuery } from '../../../api/people.ts'
import style from './rules.module.css'

export interface ChosenPerson {
  readonly id: string
  readonly name: string
}

interface PersonSearchProps {
  readonly accountId: string
  readonly onPerson: (person: ChosenPerson) => void
}

/** Finds one person by a part of the name. */
export function PersonSearch({ accountId, onPerson }: PersonSearchProps) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed)
  const query = useInfiniteQuery(peopleQuery(accountId, { search: search || undefined, sort: 'name' }))
  const found = (query.data?.pages[0]?.items ?? []).slice(0, 20)
  const choose = (id: string | undefined) => {
    const person = found.find((one) => one.id === id)
    if (!person) return
    setTyped(person.displayName)
    onPerson({ id: person.id, name: person.displayName })
  }
  return (
    <Field label="Person">
      <Combobox
        placeholder="Search by name, e-mail or title"
        freeform
        value={typed}
        selectedOptions={[]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, data) => choose(data.optionValue)}
      >
        {found.map((person) => (
          <Option key={person.id} value={person.id} text={person.displayName}>
            <span className={style.what}>
              <bdi dir="auto">{person.displayName}</bdi>
              <span className={style.when}>{[person.title, person.department].filter(Boolean).join(' · ')}</span>
            </span>
          </Option>
        ))}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            {query.isPending ? 'Searching…' : 'Nobody fits'}
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
