import { makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components'
import type { ReactElement } from 'react'
import type { Cycle, CycleCounts, Job } from '../api/provisioning-contract.ts'
import { Card, Facts } from '../controls/card.tsx'
import { Moment } from '../controls/moment.tsx'
import { Status, type Tone } from '../controls/status.tsx'
import { durationText } from '../controls/time.ts'
import { AppLink } from '../shell/app-link.tsx'
import { SectionHeading } from '../shell/blade.tsx'

const useStyles = makeStyles({
  counts: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(92px, 1fr))', gap: '8px', margin: 0 },
  count: { padding: '8px 10px', background: tokens.colorNeutralBackground2, borderRadius: tokens.borderRadiusMedium },
  number: {
    display: 'block',
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

const states: Record<Job['status'], { tone: Tone; text: string }> = {
  NotConfigured: { tone: 'quiet', text: 'Not configured' },
  Paused: { tone: 'quiet', text: 'Paused' },
  Active: { tone: 'good', text: 'On' },
  Quarantine: { tone: 'bad', text: 'In quarantine' },
}

const phases = { users: 'users', groups: 'groups', references: 'managers and members' }

const countNames: [keyof CycleCounts, string][] = [
  ['created', 'Created'],
  ['updated', 'Updated'],
  ['disabled', 'Disabled'],
  ['deleted', 'Deleted'],
  ['skipped', 'Skipped'],
  ['failed', 'Failed'],
]

function Counts({ counts }: { counts: CycleCounts }): ReactElement {
  const styles = useStyles()
  return (
    <dl className={styles.counts} aria-label="Counts of this cycle">
      {countNames.map(([key, name]) => (
        <div key={key} className={styles.count}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.number}>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the cycle is doing, as a sentence; `held`: the job went into quarantine with it. */
export function cycleSentence(cycle: Cycle, held: boolean): string {
  const kind = cycle.kind === 'initial' ? 'Initial cycle' : 'Incremental cycle'
  if (cycle.running) return `${kind} in progress${cycle.phase === null ? '' : `: ${phases[cycle.phase]}`}`
  if (held) return `${kind} stopped`
  return cycle.counts.failed > 0
    ? `${kind} completed with ${String(cycle.counts.failed)} failures`
    : `${kind} completed`
}

function progressColor(cycle: Cycle, held: boolean): 'brand' | 'error' | 'warning' | 'success' {
  if (cycle.running) return 'brand'
  if (held) return 'error'
  return cycle.counts.failed > 0 ? 'warning' : 'success'
}

function Progress({ cycle, held }: { cycle: Cycle; held: boolean }): ReactElement {
  const share = cycle.running ? (cycle.total === 0 ? 0 : Math.min(1, cycle.done / cycle.total)) : 1
  const percent = Math.round(share * 100)
  return (
    <div>
      <output>
        {cycleSentence(cycle, held)}
        {held ? '' : ` · ${String(percent)} % complete`}
      </output>
      <ProgressBar
        aria-label="Progress of the cycle"
        value={share}
        thickness="large"
        color={progressColor(cycle, held)}
      />
      {cycle.running ? (
        <Text size={200}>
          {cycle.done} of {cycle.total}
        </Text>
      ) : null}
    </div>
  )
}

/** "Current cycle status" with progress, counts, times and totals. */
export function CycleCard({ applicationId, job }: { applicationId: string; job: Job }): ReactElement {
  const { cycle } = job
  const state = states[job.status]
  const took = cycle === null || cycle.endedAt === null ? null : Date.parse(cycle.endedAt) - Date.parse(cycle.startedAt)
  return (
    <Card>
      <SectionHeading>Current cycle status</SectionHeading>
      <Status tone={state.tone}>Provisioning: {state.text}</Status>
      {cycle === null ? (
        <Text>No cycle has run yet. Choose “Start provisioning” in the top menu.</Text>
      ) : (
        <Progress cycle={cycle} held={job.status === 'Quarantine'} />
      )}
      {cycle === null ? null : <Counts counts={cycle.counts} />}
      <Facts
        facts={[
          ['Users', String(job.statistics.users)],
          ['Groups', String(job.statistics.groups)],
          ['Last cycle', job.lastCycleAt === null ? 'never' : <Moment key="last" at={job.lastCycleAt} />],
          ['Next cycle', job.nextCycleAt === null ? 'none planned' : <Moment key="next" at={job.nextCycleAt} />],
          ...(took === null ? [] : [['Duration', durationText(took)] as const]),
        ]}
      />
      <AppLink to="/applications/$applicationId/provisioning/logs" params={{ applicationId }}>
        View provisioning logs
      </AppLink>
    </Card>
  )
}
