import type { ConnectView } from '../../../api/schema.ts'
import { Card } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { State, type StateColour } from '../../../components/State.tsx'
import style from './connect.module.css'

type Thing = ConnectView['things'][number]

const kinds: Readonly<Record<Thing['kind'], string>> = {
  application: 'Enterprise application',
  job: 'Synchronization job',
  mapping: 'Attribute mapping',
  secrets: 'Credentials',
  group: 'Group',
  assignment: 'Assignment',
  start: 'Provisioning started',
}

const states: Readonly<Record<Thing['state'], { words: string; colour: StateColour }>> = {
  intended: { words: 'Begun, not known to be done', colour: 'amber' },
  made: { words: 'Made', colour: 'green' },
  changed: { words: 'Changed', colour: 'green' },
  found: { words: 'Was there already', colour: 'grey' },
  removed: { words: 'Taken back', colour: 'grey' },
}

/** What was set up in Entra, by whom, when: nothing half done is left out. */
export function Bookkeeping({ view: { setup, things } }: { view: ConnectView }) {
  if (setup === null) return null
  return (
    <Card title="What was set up">
      <p>
        Begun by <bdi>{setup.beganBy}</bdi>
        {setup.entraName && (
          <>
            {' '}
            as <bdi>{setup.entraName}</bdi>
          </>
        )}{' '}
        <RelativeTime time={setup.beganAt} />
        {setup.tenantId && <>, tenant {setup.tenantId}</>}.
      </p>
      <ul className={style.steps}>
        {things.map((thing) => (
          <li key={thing.id} className={style.thing}>
            <span>
              <span className={style.title}>{kinds[thing.kind]}</span> <bdi>{thing.name}</bdi>
            </span>
            <span>
              <State colour={states[thing.state].colour}>{states[thing.state].words}</State>{' '}
              <span className={style.note}>
                by <bdi>{thing.by}</bdi> <RelativeTime time={thing.at} />
                {thing.entraId && <>, id {thing.entraId}</>}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
