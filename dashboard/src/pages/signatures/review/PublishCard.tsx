import { Button, Field, Textarea } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type ApiProblem, asProblem } from '../../../api/problem.ts'
import type { SignatureReview } from '../../../api/schema.ts'
import { useAccount } from '../../../api/session.ts'
import { signaturesKey } from '../../../api/signature-changes.ts'
import {
  decideChangeSet,
  publishChangeSet,
  submitChangeSet,
  takeBackChangeSet,
} from '../../../api/signature-publishing.ts'
import { useNotify } from '../../../components/notify.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { people } from '../../../format/number.ts'
import style from './review.module.css'

interface PublishCardProps {
  readonly place: { readonly accountId: string; readonly changeSetId: string }
  readonly review: SignatureReview
}

/** The last step, with what it will do to how many people on the button. */
export function PublishCard({ place, review }: PublishCardProps) {
  const account = useAccount()
  const act = useActions(place.accountId)
  const [comment, setComment] = useState('')
  const { state, submitted, approval, revision, conflicts, files } = review
  if (state === 'published' || state === 'discarded') return <Card title="Publish">This change set was {state}.</Card>
  const isApproved = submitted?.decision?.kind === 'approved'
  const isBlocked =
    conflicts.length > 0 || files.length === 0 || review.findings.some(({ severity }) => severity === 'error')
  const body = { revision, comment }
  const mayPublish = account.mayEditPeople
  return (
    <Card title="Publish">
      <div className={style.publish}>
        <Problem title="It was not done" problem={act.problem} />
        {submitted && <Submitted submitted={submitted} />}
        {state === 'submitted' && !isApproved && (
          <Decision isMine={submitted?.byMe ?? false} may={mayPublish} act={act} place={place} />
        )}
        {(state === 'open' || isApproved) && (
          <>
            <Field label="What changes, in a few words" required>
              <Textarea value={comment} maxLength={500} onChange={(_, { value }) => setComment(value)} />
            </Field>
            <div className={style.buttons}>
              {approval && !isApproved ? (
                <Button
                  appearance="primary"
                  disabled={act.isRunning || isBlocked || comment.trim() === '' || !account.mayEditSignatures}
                  onClick={() => act.run('Submitted: somebody else approves it', () => submitChangeSet(place, body))}
                >
                  Submit for approval
                </Button>
              ) : (
                <Button
                  appearance="primary"
                  disabled={act.isRunning || isBlocked || comment.trim() === '' || !mayPublish}
                  onClick={() => act.run('Published', () => publishChangeSet(place, body), true)}
                >
                  {buttonWords(review)}
                </Button>
              )}
            </div>
            {!mayPublish && !approval && <Muted>Owners and managers publish. Ask one of them to look here.</Muted>}
          </>
        )}
      </div>
    </Card>
  )
}

function buttonWords({ dryRun, revision }: SignatureReview): string {
  const tally = dryRun?.state === 'done' && dryRun.revision === revision ? dryRun.tally : null
  if (!tally) return 'Publish'
  const { changed, gained, lost, failed } = tally.outcomes
  return `Publish: ${people(changed + gained + lost + failed)} change`
}

function Submitted({ submitted }: { submitted: NonNullable<SignatureReview['submitted']> }) {
  const { by, at, comment, decision } = submitted
  return (
    <div>
      <p>
        <bdi dir="auto">{by}</bdi> submitted it <RelativeTime time={at} />: <bdi dir="auto">{comment}</bdi>
      </p>
      {decision && (
        <p>
          <bdi dir="auto">{decision.by}</bdi> {decision.kind} it <RelativeTime time={decision.at} />
          {decision.reason === '' ? '.' : ': '}
          <bdi dir="auto">{decision.reason}</bdi>
        </p>
      )}
    </div>
  )
}

interface DecisionProps {
  readonly isMine: boolean
  readonly may: boolean
  readonly act: ReturnType<typeof useActions>
  readonly place: PublishCardProps['place']
}

function Decision({ isMine, may, act, place }: DecisionProps) {
  const [reason, setReason] = useState('')
  const decide = (approve: boolean) => () => {
    const words = approve ? 'Approved: it can be published' : 'Refused: it is open again'
    return act.run(words, () => decideChangeSet(place, { approve, reason }))
  }
  const takeBack = () => act.run('It is open again', () => takeBackChangeSet(place))
  if (isMine || !may)
    return (
      <div className={style.buttons}>
        <Muted>It waits for an owner or manager who is not the one who submitted it.</Muted>
        <Button onClick={takeBack}>Take it back</Button>
      </div>
    )
  return (
    <>
      <Field label="A word to it">
        <Textarea value={reason} maxLength={500} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={style.buttons}>
        <Button appearance="primary" disabled={act.isRunning} onClick={decide(true)}>
          Approve
        </Button>
        <Button disabled={act.isRunning} onClick={decide(false)}>
          Refuse
        </Button>
      </div>
    </>
  )
}

/** Runs one step, says what came of it, and loads everything about signatures anew. */
function useActions(accountId: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const notify = useNotify()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [isRunning, setRunning] = useState(false)
  const run = async (words: string, work: () => Promise<unknown>, leaves = false): Promise<void> => {
    setRunning(true)
    setProblem(null)
    try {
      await work()
      notify.done(words)
      if (leaves) await navigate({ to: '/accounts/$accountId/signatures/versions', params: { accountId }, search: {} })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setRunning(false)
      await client.invalidateQueries({ queryKey: signaturesKey(accountId) })
    }
  }
  return { run, problem, isRunning }
}
