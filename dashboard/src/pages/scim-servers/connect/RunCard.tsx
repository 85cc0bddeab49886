import { Button, ProgressBar, Spinner } from '@fluentui/react-components'
import { Link } from '@tanstack/react-router'
import { type ServerIds, signOutOfEntra } from '../../../api/connect.ts'
import type { ConnectRun } from '../../../api/schema.ts'
import { LinkButton } from '../../../components/LinkButton.tsx'
import { Card } from '../../../components/Page.tsx'
import { StateIcon } from '../../../components/State.tsx'
import style from './connect.module.css'
import { OnDemandSteps } from './OnDemandSteps.tsx'
import { useDeed } from './use-deed.ts'

type Step = ConnectRun['steps'][number]

const words: Readonly<Record<Step['state'], string>> = {
  waiting: 'Waiting',
  toDo: 'Would be done',
  running: 'Running',
  already: 'Already so',
  done: 'Done',
  failed: 'Failed',
}

interface RunCardProps {
  readonly run: ConnectRun
  readonly isWorking: boolean
  readonly ids?: ServerIds
}

/** Each step with its state; the running one with its progress. */
export function RunCard({ run, isWorking, ids }: RunCardProps) {
  const isPlan = run.steps.some(({ state }) => state === 'toDo')
  return (
    <Card title={isPlan ? 'The plan' : 'Steps'} aside={isWorking && ids && <Stop ids={ids} />}>
      {isPlan && !isWorking && <p>Nothing was changed yet.</p>}
      <ol className={style.steps} aria-live="polite">
        {run.steps.map((step) => (
          <li key={step.id} className={style.step}>
            <Sign state={step.state} />
            <div className={style.stepBody}>
              <span>
                <span className={style.title}>{step.title}</span>{' '}
                <span className={style.note}>{words[step.state]}</span>
              </span>
              {step.words && <span dir="auto">{step.words}</span>}
              {(step.state === 'toDo' || step.state === 'failed') && (
                <span className={style.note}>Permission: {step.permission}</span>
              )}
              {step.state === 'running' && <Bar step={step} />}
              {step.id === 'onDemand' && run.onDemand && <OnDemandSteps result={run.onDemand} />}
            </div>
          </li>
        ))}
      </ol>
      {!isPlan && isDone(run) && (
        <LinkButton primary>
          <Link from="/accounts/$accountId/scim-servers/$scimServerId" search={{ tab: 'checks' }}>
            Open the two final checks
          </Link>
        </LinkButton>
      )}
    </Card>
  )
}

const isDone = ({ steps }: ConnectRun): boolean => steps.every(({ state }) => state === 'done' || state === 'already')

function Sign({ state }: { state: Step['state'] }) {
  if (state === 'running') return <Spinner size="tiny" aria-label="Running" />
  if (state === 'done' || state === 'already') return <StateIcon colour="green" />
  if (state === 'failed') return <StateIcon colour="red" />
  return (
    <span className={style.sign} aria-hidden>
      •
    </span>
  )
}

function Bar({ step: { title, progress } }: { step: Step }) {
  if (progress === null || progress.total === 0) return <ProgressBar aria-label={title} />
  return <ProgressBar aria-label={title} value={Math.min(1, progress.completed / progress.total)} />
}

function Stop({ ids }: { ids: ServerIds }) {
  const deed = useDeed(ids)
  return (
    <Button onClick={() => void deed('It could not be stopped', () => signOutOfEntra(ids))}>Stop and sign out</Button>
  )
}
