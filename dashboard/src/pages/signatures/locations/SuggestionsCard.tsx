import { Button, Checkbox } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { SignatureLocationSuggestion } from '../../../api/schema.ts'
import { locationSuggestionsQuery } from '../../../api/signature-locations.ts'
import { useNotify } from '../../../components/notify.tsx'
import { Card } from '../../../components/Page.tsx'
import { countOf, people } from '../../../format/number.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import style from './locations.module.css'

const shownAtFirst = 8

/** Cities that people have and no rule knows yet: made into locations, every spelling of a city into one. */
export function SuggestionsCard({ changeSet }: { changeSet: ChangeSetInUse }) {
  const { accountId, id, mayEdit } = changeSet
  const { data } = useQuery(locationSuggestionsQuery(accountId, id, undefined))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setAll] = useState(false)
  const [isSending, setSending] = useState(false)
  const notify = useNotify()
  const items = data?.items ?? []
  if (items.length === 0) return null
  const chosen = items.filter(({ rule }) => !left.has(rule.id))
  const toggle = (ruleId: string, on: boolean) =>
    setLeft((before) => new Set(on ? [...before].filter((one) => one !== ruleId) : [...before, ruleId]))
  const accept = () => {
    setSending(true)
    changeSet
      .edit(({ revision, ...params }) =>
        call('POST /api/accounts/{accountId}/signatures/change-sets/{changeSetId}/locations', {
          params,
          body: { revision, items: chosen.map(({ location, rule }) => ({ location, rule })) },
        }),
      )
      .then(
        () => notify.done(`${countOf(chosen.length, 'location', 'locations')} taken over, each with its rule`),
        (error: unknown) => notify.failed('They could not be taken over', error),
      )
      .finally(() => setSending(false))
  }
  return (
    <Card title={`${countOf(items.length, 'city', 'cities')} of your people without a location`}>
      <p className={style.muted}>
        From <code>{data?.attribute}</code>. Spellings that mean the same are one location; a rule puts the people
        there.
      </p>
      <ul className={style.suggestions}>
        {items.slice(0, isAll ? items.length : shownAtFirst).map((item) => (
          <Suggestion
            key={item.rule.id}
            item={item}
            mayEdit={mayEdit}
            checked={!left.has(item.rule.id)}
            onChecked={(on) => toggle(item.rule.id, on)}
          />
        ))}
      </ul>
      <div className={style.row}>
        {items.length > shownAtFirst && (
          <Button appearance="subtle" onClick={() => setAll(!isAll)}>
            {isAll ? 'Show fewer' : `Show all ${items.length}`}
          </Button>
        )}
        {mayEdit && (
          <Button appearance="primary" disabled={chosen.length === 0 || isSending} onClick={accept}>
            Take over {countOf(chosen.length, 'location', 'locations')}
          </Button>
        )}
      </div>
    </Card>
  )
}

interface SuggestionProps {
  readonly item: SignatureLocationSuggestion
  readonly mayEdit: boolean
  readonly checked: boolean
  readonly onChecked: (on: boolean) => void
}

function Suggestion({ item, mayEdit, checked, onChecked }: SuggestionProps) {
  const name = <bdi dir="auto">{item.location.name}</bdi>
  return (
    <li className={style.suggestion}>
      {mayEdit ? (
        <Checkbox label={name} checked={checked} onChange={(_, data) => onChecked(data.checked === true)} />
      ) : (
        <strong>{name}</strong>
      )}
      <span className={style.muted}>{people(item.people)}</span>
      <span className={style.spellings}>
        {item.kind === 'extend' && 'Is there already; add the spelling '}
        {item.spellings.map(({ value, people: n, slip }) => (
          <span key={value} className={style.spelling} title={slip ? 'One letter differs: please look' : ''}>
            <bdi dir="auto">{value}</bdi> {n}
            {slip && ' (a slip?)'}
          </span>
        ))}
      </span>
    </li>
  )
}
