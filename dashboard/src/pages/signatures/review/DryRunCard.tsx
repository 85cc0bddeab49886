import { Button, ProgressBar } from '@fluentui/react-components'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SignatureDryRun, SignatureReview } from '../../../api/schema.ts'
import { useAccount } from '../../../api/session.ts'
import { signaturesKey } from '../../../api/signature-changes.ts'
import { dryRunQuery, isWorking, startDryRun, stopDryRun } from '../../../api/signature-publishing.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { count, people } from '../../../format/number.ts'
import { PeopleCard } from './PeopleCard.tsx'
import style from './review.module.css'
import { type Show, words } from './show.ts'

interface DryRunCardProps {
  readonly place: { readonly accountId: string; readonly changeSetId: string }
  readonly review: SignatureReview
}

/** How many people change. Begins by itself as long as nobody has looked at just this revision. */
export function DryRunCard({ place, review }: DryRunCardProps) {
  const account = useAccount()
  const client = useQueryClient()
  const begin = useMutation({
    mutationFn: () => startDryRun(place),
    onSettled: () => client.invalidateQueries({ queryKey: [...signaturesKey(place.accountId), 'review'] }),
  })
  const { mutate } = begin
  const fresh =
    review.dryRun !== null && review.dryRun.revision === review.revision && review.dryRun.version === review.inForce
  const isOpen = review.state === 'open' || review.state === 'submitted'
  const shouldBegin = !fresh && isOpen && account.mayEditSignatures
  useEffect(() => {
    if (shouldBegin) mutate()
  }, [shouldBegin, mutate])
  if (begin.isError)
    return <ErrorPanel title="Nobody could be looked at" error={begin.error} onRetry={() => mutate()} />
  if (review.dryRun === null)
    return <Card title="People">{shouldBegin ? 'Looking at everybody …' : 'Nobody has looked yet.'}</Card>
  return <Progressing accountId={place.accountId} first={review.dryRun} place={place} again={() => mutate()} />
}

interface ProgressingProps {
  readonly accountId: string
  readonly first: SignatureDryRun
  readonly place: DryRunCardProps['place']
  readonly again: () => void
}

function Progressing({ accountId, first, place, again }: ProgressingProps) {
  const client = useQueryClient()
  const run = useQuery(dryRunQuery(accountId, first.id)).data ?? first
  const working = isWorking(run.state)
  useEffect(() => {
    if (!working) void client.invalidateQueries({ queryKey: [...signaturesKey(accountId), 'review'] })
  }, [working, client, accountId])
  return (
    <>
      <Card title="People" {...(working ? {} : { aside: <Button onClick={again}>Look again</Button> })}>
        {working && (
          <div className={style.progress}>
            <span id="dry-run-progress">
              {run.total === 0 ? 'Looking at everybody …' : `${count(run.done)} of ${people(run.total)}`}
            </span>
            <ProgressBar
              aria-labelledby="dry-run-progress"
              {...(run.total > 0 ? { value: run.done / run.total } : {})}
            />
            <Button onClick={() => void stopDryRun(accountId, run.id)}>Stop</Button>
          </div>
        )}
        {run.state === 'failed' && <p role="alert">It could not be finished: {run.problem}</p>}
        {run.state === 'stopped' && <p>It was stopped before everybody was looked at.</p>}
        {run.tally && <Figures run={run} place={place} />}
      </Card>
    </>
  )
}

/** The numbers first; each shows whom it counts. */
function Figures({ run, place }: { run: SignatureDryRun; place: DryRunCardProps['place'] }) {
  const [show, setShow] = useState<Show>('changed')
  if (!run.tally) return null
  const { outcomes, over } = run.tally
  const numbers = { ...outcomes, over: Math.max(over.gmail, over.outlook) }
  return (
    <>
      <div className={style.figures}>
        <div className={style.figure}>
          <span className={style.number}>{count(outcomes.unchanged)}</span>
          <Muted>stay as they are</Muted>
        </div>
        {(Object.keys(words) as Show[]).map((key) => (
          <button
            key={key}
            type="button"
            className={style.figure}
            aria-pressed={show === key}
            onClick={() => setShow(key)}
          >
            <span className={style.number}>{count(numbers[key])}</span>
            <Muted>{words[key]}</Muted>
          </button>
        ))}
      </div>
      {!isWorking(run.state) && (
        <PeopleCard key={`${run.id} ${show}`} run={run} show={show} place={place} title={words[show]} />
      )}
    </>
  )
}
