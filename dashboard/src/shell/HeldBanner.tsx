import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { heldBatchesQuery } from '../api/held-changes.ts'
import { LinkButton } from '../components/LinkButton.tsx'
import { countOf, people } from '../format/number.ts'
import style from './shell.module.css'

/** On every page of the account, as long as something waits for a decision. */
export function HeldBanner({ accountId }: { accountId: string }) {
  const query = useQuery(heldBatchesQuery(accountId))
  const { pathname } = useLocation()
  const open = query.data?.items.filter(({ state }) => state === 'open') ?? []
  const first = open[0]
  if (!first || pathname.includes('/held-changes')) return null
  const persons = open.reduce((sum, batch) => sum + batch.heldPeople, 0)
  const changes = open.reduce((sum, batch) => sum + batch.heldChanges, 0)
  return (
    <MessageBar intent="error" layout="multiline" className={style.readOnly ?? ''}>
      <MessageBarBody>
        <MessageBarTitle>
          {persons > 0 ? people(persons) : countOf(changes, 'change', 'changes')} held until somebody decides.
        </MessageBarTitle>{' '}
        Entra took very many away at once. The directory shows it, but it has no effect yet.
      </MessageBarBody>
      <MessageBarActions>
        <LinkButton>
          {open.length === 1 ? (
            <Link to="/accounts/$accountId/held-changes/$batchId" params={{ accountId, batchId: first.id }} search={{}}>
              Look and decide
            </Link>
          ) : (
            <Link to="/accounts/$accountId/held-changes" params={{ accountId }}>
              See all {open.length}
            </Link>
          )}
        </LinkButton>
      </MessageBarActions>
    </MessageBar>
  )
}
