import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { healthQuery } from '../../api/health.ts'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { countOf } from '../../format/number.ts'

/** The worst of what is wrong now, above everything else; nothing while all is well. */
export function HealthBanner({ accountId }: { accountId: string }) {
  const query = useQuery(healthQuery(accountId))
  const open = query.data?.conditions.filter(({ endedAt }) => endedAt === null) ?? []
  const worst = open.find(({ level }) => level === 'red') ?? open[0]
  if (!worst) return null
  return (
    <MessageBar intent={worst.level === 'red' ? 'error' : 'warning'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{worst.title}.</MessageBarTitle> {worst.seen}{' '}
        <NavigationLink>
          <Link to="/accounts/$accountId/health" params={{ accountId }} search={{}}>
            {open.length === 1 ? 'What to do' : `All ${countOf(open.length, 'trouble', 'troubles')}`}
          </Link>
        </NavigationLink>
      </MessageBarBody>
    </MessageBar>
  )
}
