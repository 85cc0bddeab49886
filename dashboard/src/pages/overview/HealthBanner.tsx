import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { healthQuery } from '../../api/health.ts'
import { LinkButton } from '../../components/LinkButton.tsx'

/** The worst of what is wrong now, above everything else; nothing while all is well. */
export function HealthBanner({ accountId }: { accountId: string }) {
  const query = useQuery(healthQuery(accountId))
  const open = query.data?.conditions.filter(({ endedAt }) => endedAt === null) ?? []
  // What is held has a banner of its own, on every page.
  const others = open.filter(({ kind }) => kind !== 'held')
  const worst = others.find(({ level }) => level === 'red') ?? others[0]
  if (!worst) return null
  return (
    <MessageBar intent={worst.level === 'red' ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{worst.title}.</MessageBarTitle> {worst.seen}{' '}
      </MessageBarBody>
      <MessageBarActions>
        <LinkButton>
          <Link to="/accounts/$accountId/health" params={{ accountId }} search={{}}>
            {open.length === 1 ? 'What to do' : `See all ${open.length}`}
          </Link>
        </LinkButton>
      </MessageBarActions>
    </MessageBar>
  )
}
