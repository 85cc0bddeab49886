import { Button, Input, Tag, TagGroup } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { valuesQuery } from '../../../api/signature-rules.ts'
import { people } from '../../../format/number.ts'
import style from './builder.module.css'

interface ValuesFieldProps {
  readonly accountId: string
  /** Whose values complete what is typed; null: nothing is chosen yet. */
  readonly of: { readonly attribute: string } | { readonly field: string } | null
  readonly values: readonly string[]
  readonly onValues: (values: readonly string[]) => void
}

const shownOptions = 300

/** Values to compare with: typed, or chosen from those that people have. Spellings that mean the same are offered together. */
export function ValuesField({ accountId, of, values, onValues }: ValuesFieldProps) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const asked = of ?? { attribute: '' }
  const isAsked = of !== null && Object.values(of)[0] !== ''
  const query = useQuery({ ...valuesQuery(accountId, asked), enabled: isAsked })
  const groups = query.data?.items ?? []
  const has = (value: string) => values.some((one) => one.trim().toLowerCase() === value.trim().toLowerCase())
  const add = (more: readonly string[]) => {
    const fresh = more.map((value) => value.trim()).filter((value) => value !== '' && !has(value))
    if (fresh.length > 0) onValues([...values, ...fresh])
    setTyped('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add([typed])
  }
  const alike = groups
    .filter(({ spellings }) => spellings.some(({ value }) => has(value)))
    .flatMap(({ spellings }) => spellings.filter(({ value }) => !has(value)))
  const options = groups.flatMap(({ spellings }) => spellings).slice(0, shownOptions)
  return (
    <div className={style.values}>
      <Chosen values={values} onValues={onValues} />
      <div className={style.row}>
        <Input
          className={style.grow ?? ''}
          input={{ className: style.input }}
          aria-label="Value"
          placeholder={values.length === 0 ? 'Value' : 'Another value'}
          list={listId}
          dir="auto"
          maxLength={300}
          value={typed}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={onKeyDown}
          onBlur={() => add([typed])}
        />
        <datalist id={listId}>
          {options.map(({ value, people: n }) => (
            <option key={value} value={value}>
              {people(n)}
            </option>
          ))}
        </datalist>
      </div>
      <Alike alike={alike} onTake={add} />
    </div>
  )
}

function Chosen({ values, onValues }: Pick<ValuesFieldProps, 'values' | 'onValues'>) {
  if (values.length === 0) return null
  return (
    <TagGroup
      className={style.tags ?? ''}
      aria-label="Values"
      onDismiss={(_, { value }) => onValues(values.filter((one) => one !== value))}
    >
      {values.map((value) => (
        <Tag key={value} value={value} dismissible dismissIcon={{ 'aria-label': `Remove ${value}` }} size="small">
          <bdi dir="auto">{value}</bdi>
        </Tag>
      ))}
    </TagGroup>
  )
}

interface AlikeProps {
  readonly alike: readonly { readonly value: string; readonly people: number }[]
  readonly onTake: (values: readonly string[]) => void
}

/** How others write what is chosen already. */
function Alike({ alike, onTake }: AlikeProps) {
  if (alike.length === 0) return null
  return (
    <div className={style.hint}>
      Others write it{' '}
      {alike.slice(0, 4).map(({ value, people: n }) => (
        <span key={value}>
          “<bdi dir="auto">{value}</bdi>” ({people(n)}){' '}
        </span>
      ))}
      <Button size="small" onClick={() => onTake(alike.map(({ value }) => value))}>
        Take {alike.length === 1 ? 'it' : `these ${alike.length}`} too
      </Button>
    </div>
  )
}
