import { Checkbox, makeStyles, Radio, SearchBox, Tag, TagGroup, Text, tokens } from '@fluentui/react-components'
import { type ReactElement, useState } from 'react'
import type { EntraGroup, EntraUser } from '../api/contract.ts'
import { useGroups, useMembers, useUsers } from '../api/tenant.ts'
import { useDelayed } from './delayed.ts'
import { LoadingLines } from './loading.tsx'

/** A person or a group that can be picked. */
export interface Principal {
  id: string
  type: 'User' | 'Group'
  displayName: string
  detail: string
}

const useStyles = makeStyles({
  search: { maxWidth: 'none', width: '100%', flexShrink: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: 'min(46vh, 340px)', overflowY: 'auto' },
  item: { display: 'flex', alignItems: 'center', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  detail: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    display: 'block',
    overflowWrap: 'anywhere',
  },
  tags: { flexWrap: 'wrap', gap: '6px' },
})

/** Which principals are offered: all people, all groups, both, or the members of one group. */
export type Offer = 'users' | 'groups' | 'both' | { membersOf: string }

function groupPrincipal(group: EntraGroup): Principal {
  const kind = group.kind === 'm365' ? 'Microsoft 365 group' : 'Security group'
  return {
    id: group.id,
    type: 'Group',
    displayName: group.displayName,
    detail: `${kind} · ${String(group.memberCount)} members`,
  }
}

function userPrincipal(user: EntraUser): Principal {
  return { id: user.id, type: 'User', displayName: user.displayName, detail: user.userPrincipalName }
}

/** What a query has found; one that is not asked may still hold what another page asked, so that counts for nothing. */
function firstPage<Item>(asked: boolean, query: { data: { pages: { items: Item[] }[] } | undefined }): Item[] {
  return asked ? (query.data?.pages[0]?.items ?? []) : []
}

function useFound(search: string, offer: Offer): { found: Principal[]; pending: boolean } {
  const group = typeof offer === 'object' ? offer.membersOf : ''
  const asksGroups = offer === 'groups' || offer === 'both'
  const asksUsers = offer === 'users' || offer === 'both'
  const users = useUsers(search, '', asksUsers)
  const groups = useGroups(search, asksGroups)
  const members = useMembers(group, search, group !== '')
  const found = [
    ...firstPage(asksGroups, groups).map(groupPrincipal),
    ...firstPage(asksUsers, users).map(userPrincipal),
    ...firstPage(group !== '', members),
  ]
  return { found, pending: users.isLoading || groups.isLoading || members.isLoading }
}

function Choice(properties: {
  principal: Principal
  chosen: boolean
  single: boolean
  onToggle: () => void
}): ReactElement {
  const styles = useStyles()
  const { principal, chosen, single, onToggle } = properties
  const label = (
    <span>
      <span dir="auto">{principal.displayName}</span>
      <span className={styles.detail}>{principal.detail}</span>
    </span>
  )
  return (
    <li className={styles.item}>
      {single ? (
        <Radio checked={chosen} onChange={onToggle} value={principal.id} label={label} />
      ) : (
        <Checkbox checked={chosen} onChange={onToggle} label={label} />
      )}
    </li>
  )
}

/** Search as you type, then pick one or several; what is picked stays visible above the list. */
export function PrincipalPicker(properties: {
  offer: Offer
  single?: boolean
  picked: Principal[]
  onPick: (picked: Principal[]) => void
}): ReactElement {
  const { offer, picked, onPick, single = false } = properties
  const styles = useStyles()
  const [search, setSearch] = useState('')
  const { found, pending } = useFound(useDelayed(search), offer)
  const isPicked = (principal: Principal): boolean => picked.some(({ id }) => id === principal.id)
  const toggle = (principal: Principal): void => {
    if (single) onPick([principal])
    else onPick(isPicked(principal) ? picked.filter(({ id }) => id !== principal.id) : [...picked, principal])
  }
  return (
    <>
      <SearchBox
        aria-label="Search"
        className={styles.search}
        placeholder={offer === 'groups' ? 'Search by group name' : 'Search by name or address'}
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      {picked.length === 0 ? null : (
        <TagGroup
          aria-label="Selected"
          className={styles.tags}
          onDismiss={(_, data) => onPick(picked.filter(({ id }) => id !== data.value))}
        >
          {picked.map((principal) => (
            <Tag
              key={principal.id}
              value={principal.id}
              dismissible
              dismissIcon={{ 'aria-label': `Remove ${principal.displayName}` }}
            >
              {principal.displayName}
            </Tag>
          ))}
        </TagGroup>
      )}
      {pending ? <LoadingLines count={5} /> : null}
      {!pending && found.length === 0 ? <Text>Nobody matches “{search}”. Try fewer letters.</Text> : null}
      <ul className={styles.list} aria-label="Results">
        {found.map((principal) => (
          <Choice
            key={principal.id}
            principal={principal}
            chosen={isPicked(principal)}
            single={single}
            onToggle={() => toggle(principal)}
          />
        ))}
      </ul>
    </>
  )
}
