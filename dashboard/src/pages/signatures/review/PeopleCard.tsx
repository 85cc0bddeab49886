import { Button, Input } from '@fluentui/react-components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { SignatureDryRun } from '../../../api/schema.ts'
import { dryRunPeopleQuery } from '../../../api/signature-publishing.ts'
import { Muted } from '../../../components/Page.tsx'
import { Compared } from './Compared.tsx'
import style from './review.module.css'
import type { Show } from './show.ts'

interface PeopleCardProps {
  readonly run: SignatureDryRun
  readonly show: Show
  readonly title: string
  readonly place: { readonly accountId: string; readonly changeSetId: string }
}

/** Whom a number counts, and one of them side by side. */
export function PeopleCard({ run, show, title, place }: PeopleCardProps) {
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const wanted = useDeferredValue(search.trim())
  const filter = {
    ...(show === 'over' ? { over: 'true' as const } : { kind: show }),
    ...(wanted === '' ? {} : { search: wanted }),
  }
  const query = useInfiniteQuery(dryRunPeopleQuery(place.accountId, run.id, filter))
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const selected = rows.find(({ personId }) => personId === chosen) ?? rows[0]
  if (query.isSuccess && rows.length === 0 && wanted === '') return <Muted>Nobody: no signatures {title}.</Muted>
  return (
    <div className={style.people}>
      <div className={style.list}>
        <Input
          type="search"
          aria-label="Find somebody by the beginning of the name"
          placeholder="Beginning of a name"
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
        <ul aria-label={`People whose signatures ${title}`}>
          {rows.map((person) => (
            <li key={person.personId}>
              <button
                type="button"
                aria-pressed={person.personId === selected?.personId}
                onClick={() => setChosen(person.personId)}
              >
                <bdi dir="auto">{person.name}</bdi>
                {person.problem !== '' && <Muted>{person.problem}</Muted>}
              </button>
            </li>
          ))}
        </ul>
        {rows.length === 0 && query.isSuccess && <Muted>Nobody whose name begins like this.</Muted>}
        {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>Show more</Button>}
      </div>
      {selected && <Compared key={selected.personId} place={place} person={selected} revision={run.revision} />}
    </div>
  )
}
