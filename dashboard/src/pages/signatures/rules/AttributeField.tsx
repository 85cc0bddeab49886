import { Input } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { attributesSeenQuery } from '../../../api/activity.ts'
import { people } from '../../../format/number.ts'
import style from './builder.module.css'

interface AttributeFieldProps {
  readonly accountId: string
  readonly path: string
  readonly onPath: (path: string) => void
}

/** A SCIM path, completed from those that arrived. */
export function AttributeField({ accountId, path, onPath }: AttributeFieldProps) {
  const listId = useId()
  const { data } = useQuery({ ...attributesSeenQuery(accountId, undefined), staleTime: 60_000 })
  const seen = data?.items ?? []
  const known = seen.find((item) => item.path.toLowerCase() === path.trim().toLowerCase())
  return (
    <div className={style.values}>
      <Input
        className={style.input ?? ''}
        input={{ className: style.input }}
        aria-label="Attribute"
        placeholder="SCIM path"
        list={listId}
        value={path}
        maxLength={300}
        onChange={(_, { value }) => onPath(value)}
      />
      <datalist id={listId}>
        {seen.map((item) => (
          <option key={item.path} value={item.path}>
            {`${item.label}, ${people(item.people)}`}
          </option>
        ))}
      </datalist>
      {known && (
        <div className={style.hint}>
          {known.label}, {people(known.people)} have it
        </div>
      )}
      {data && !known && path !== '' && !path.includes('[') && (
        <div className={style.hint}>Nobody has this attribute yet.</div>
      )}
    </div>
  )
}
