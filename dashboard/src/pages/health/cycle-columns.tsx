import { Link } from '@tanstack/react-router'
import type { Cycle } from '../../api/schema.ts'
import type { Column } from '../../components/columns.ts'
import { MainCell } from '../../components/MainCell.tsx'
import { count } from '../../format/number.ts'
import { duration, shortTime } from '../../format/time.ts'
import { lengthOf } from './days.ts'

type Counter = 'created' | 'updated' | 'disabled' | 'deleted' | 'groupChanges' | 'failed' | 'requests'

const number = (key: Counter, title: string, from: 'always' | 'middle' | 'wide'): Column<Cycle> => ({
  key,
  title,
  track: 'minmax(60px, 1fr)',
  from,
  isNumber: true,
  render: (cycle) => count(cycle[key]),
})

const kindWords = { cycle: 'Cycle', byHand: 'By hand' } as const

/** What stays visible where the table is too narrow for every figure. */
function secondLine(cycle: Cycle): string {
  const failed = cycle.failed === 0 ? '' : `, ${count(cycle.failed)} failed`
  return `${kindWords[cycle.kind]}${failed}${cycle.running ? ', may go on' : ''}`
}

/** Each cycle leads to its calls. */
export const cycleColumns = (accountId: string, scimServerId: string): Column<Cycle>[] => [
  {
    key: 'began',
    title: 'Began',
    track: 'minmax(110px, 2fr)',
    render: (cycle) => (
      <MainCell
        link={
          <Link
            to="/accounts/$accountId/activity"
            params={{ accountId }}
            search={{ scimServer: scimServerId, from: cycle.beganAt, to: cycle.endedAt }}
          >
            {shortTime(cycle.beganAt)}
          </Link>
        }
        second={secondLine(cycle)}
      />
    ),
  },
  {
    key: 'duration',
    title: 'Duration',
    track: 'minmax(64px, 1fr)',
    isNumber: true,
    render: (cycle) => duration(lengthOf(cycle)),
  },
  number('created', 'Created', 'middle'),
  number('updated', 'Updated', 'middle'),
  number('disabled', 'Disabled', 'middle'),
  number('deleted', 'Deleted', 'wide'),
  number('groupChanges', 'Groups', 'wide'),
  number('failed', 'Failed', 'middle'),
  number('requests', 'Calls', 'wide'),
]
