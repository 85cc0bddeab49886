import { Button, DrawerBody, DrawerHeader, DrawerHeaderTitle, OverlayDrawer } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { activityDetailsQuery } from '../../api/activity.ts'
import type { ActivityDetails } from '../../api/schema.ts'
import { CodeBlock } from '../../components/Copy.tsx'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { Fields } from '../../components/Fields.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { NavigationLink } from '../../components/NavigationLink.tsx'
import { State } from '../../components/State.tsx'
import { kindWords, readableBody } from '../../format/activity.ts'
import { exactTime } from '../../format/time.ts'
import style from './activity.module.css'

interface ActivityDrawerProps {
  readonly accountId: string
  readonly activityId: string
  readonly onClose: () => void
}

/** One call: the request and the answer as they went over the wire, secrets removed by the server. */
export function ActivityDrawer({ accountId, activityId, onClose }: ActivityDrawerProps) {
  const query = useQuery(activityDetailsQuery(accountId, activityId))
  return (
    <OverlayDrawer
      open
      position="end"
      size="medium"
      style={{ maxWidth: '100vw' }}
      onOpenChange={(_, data) => !data.open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}
        >
          Activity
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {query.isPending && <LoadingRows />}
        {query.isError && (
          <ErrorPanel title="This entry could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
        )}
        {query.data && <Details details={query.data} accountId={accountId} />}
      </DrawerBody>
    </OverlayDrawer>
  )
}

function Details({ details, accountId }: { details: ActivityDetails; accountId: string }) {
  const { request, answer } = details
  return (
    <div className={style.details}>
      <strong className={style.summary} dir="auto">
        {details.summary}
      </strong>
      <Fields
        lines={[
          { name: 'Kind', value: kindWords[details.kind] },
          {
            name: 'Outcome',
            value: details.outcome === 'ok' ? <State colour="green">Done</State> : <State colour="red">Refused</State>,
          },
          { name: 'When', value: exactTime(details.at) },
          { name: 'By', value: details.actor },
          { name: 'About', value: <Subject details={details} accountId={accountId} /> },
          { name: 'Request id', value: <code>{details.requestId ?? 'none'}</code> },
        ]}
      />
      {request && (
        <section>
          <h3 className={style.heading}>Request</h3>
          <CodeBlock
            what="Request"
            value={`${request.method} ${request.path}${request.body ? `\n\n${readableBody(request.body)}` : ''}`}
          />
        </section>
      )}
      {answer && (
        <section>
          <h3 className={style.heading}>Answer</h3>
          <CodeBlock what="Answer" value={`${answer.status}${answer.body ? `\n\n${readableBody(answer.body)}` : ''}`} />
        </section>
      )}
    </div>
  )
}

function Subject({ details, accountId }: { details: ActivityDetails; accountId: string }) {
  const { subject } = details
  if (!subject) return '–'
  const name = <bdi dir="auto">{subject.displayName}</bdi>
  return (
    <NavigationLink>
      {subject.kind === 'User' ? (
        <Link to="/accounts/$accountId/users/$userId" params={{ accountId, userId: subject.id }} search={{}}>
          {name}
        </Link>
      ) : (
        <Link to="/accounts/$accountId/groups/$groupId" params={{ accountId, groupId: subject.id }} search={{}}>
          {name}
        </Link>
      )}
    </NavigationLink>
  )
}
