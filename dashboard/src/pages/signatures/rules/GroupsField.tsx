import { Combobox, Option, Tag, TagGroup } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { groupsQuery } from '../../../api/groups.ts'
import { countOf } from '../../../format/number.ts'
import style from './builder.module.css'

interface Reference {
  readonly id: string
  readonly name: string
}

interface GroupsFieldProps {
  readonly accountId: string
  readonly groups: readonly Reference[]
  readonly onGroups: (groups: readonly Reference[]) => void
}

/** Groups of the directory, found by typing a part of their name. */
export function GroupsField({ accountId, groups, onGroups }: GroupsFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed)
  const query = useInfiniteQuery(groupsQuery(accountId, { search: search || undefined, sort: 'name' }))
  const chosen = new Set(groups.map(({ id }) => id))
  const found = (query.data?.pages[0]?.items ?? []).filter(({ id }) => !chosen.has(id)).slice(0, 30)
  const add = (id: string | undefined) => {
    const group = found.find((one) => one.id === id)
    if (group) onGroups([...groups, { id: group.id, name: group.displayName }])
    setTyped('')
  }
  return (
    <div className={style.values}>
      {groups.length > 0 && (
        <TagGroup
          className={style.tags ?? ''}
          aria-label="Groups"
          onDismiss={(_, { value }) => onGroups(groups.filter(({ id, name }) => (id || name) !== value))}
        >
          {groups.map(({ id, name }) => (
            <Tag
              key={id || name}
              value={id || name}
              dismissible
              dismissIcon={{ 'aria-label': `Remove ${name}` }}
              size="small"
            >
              <bdi dir="auto">{name}</bdi>
            </Tag>
          ))}
        </TagGroup>
      )}
      <Combobox
        className={style.input ?? ''}
        input={{ className: style.input }}
        aria-label="Group"
        placeholder={groups.length === 0 ? 'Search a group' : 'Or another group'}
        freeform
        value={typed}
        selectedOptions={[]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, data) => add(data.optionValue)}
      >
        {found.map((group) => (
          <Option key={group.id} value={group.id} text={group.displayName}>
            <span className={style.option}>
              <bdi dir="auto">{group.displayName}</bdi>
              <span className={style.muted}>{countOf(group.memberCount, 'member', 'members')}</span>
            </span>
          </Option>
        ))}
        {found.length === 0 && (
          <Option value="" text="" disabled>
            {query.isPending ? 'Searching…' : 'No group fits'}
          </Option>
        )}
      </Combobox>
    </div>
  )
}
