import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SignatureReview } from '../../../api/schema.ts'
import { useAccount } from '../../../api/session.ts'
import { changeSetsQuery } from '../../../api/signature-changes.ts'
import { folderOfChangeSet, reviewQuery } from '../../../api/signature-publishing.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { NavigationLink } from '../../../components/NavigationLink.tsx'
import { Card, Empty, PageHeader } from '../../../components/Page.tsx'
import { ChangeSetBar } from '../change-set/ChangeSetBar.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { DryRunCard } from './DryRunCard.tsx'
import { FilesCard } from './FilesCard.tsx'
import { FindingsCard } from './FindingsCard.tsx'
import { PublishCard } from './PublishCard.tsx'
import style from './review.module.css'

const description =
  'What a change set would do before it does anything: to how many people, to whom, and how each signature would look.'

/** Before publishing: people first, then what speaks against it, then the files, then the button. */
export function ReviewPage() {
  const changeSet = useChangeSet()
  return (
    <>
      <PageHeader title="Review and publish" description={description} />
      <ChangeSetBar changeSet={changeSet} actions={null} />
      {changeSet.id === null ? <Nothing /> : <OfChangeSet accountId={changeSet.accountId} changeSetId={changeSet.id} />}
    </>
  )
}

function OfChangeSet(place: { readonly accountId: string; readonly changeSetId: string }) {
  const query = useQuery(reviewQuery(place))
  const review = query.data
  if (query.isPending) return <LoadingRows />
  if (!review)
    return <ErrorPanel title="The review could not be made" error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className={style.stack}>
      {review.conflicts.length > 0 && <Conflicts review={review} />}
      {review.conflicts.length === 0 && <DryRunCard place={place} review={review} />}
      <FindingsCard findings={review.findings} />
      <FilesCard place={place} review={review} />
      <PublishCard place={place} review={review} />
      <p>
        <NavigationLink>
          <a href={folderOfChangeSet(place)} download>
            Download this change set as a folder
          </a>
        </NavigationLink>
      </p>
    </div>
  )
}

/** Somebody else was faster. */
function Conflicts({ review: { conflicts } }: { review: SignatureReview }) {
  return (
    <Card title="Somebody else changed the same">
      <p>
        Since this change set was begun, others published different changes of what is listed here. It cannot be
        published as it is: begin a new change set on what is in force now, and repeat your change there.
      </p>
      <ul>
        {conflicts.map((path) => (
          <li key={path}>
            <code>{path}</code>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** No change set is chosen: those that are open, or where to begin one. */
function Nothing() {
  const account = useAccount()
  const sets = useQuery(changeSetsQuery(account.id)).data?.items ?? []
  return (
    <Card>
      <Empty icon={<CheckmarkCircleRegular />} title="You see what is in force">
        {sets.length === 0
          ? 'Nothing waits to be published. Edit a program, a rule, a field, a banner or a text: your first edit begins a change set, and you review it here.'
          : 'Choose a change set to review it:'}
        <ul className={style.sets}>
          {sets.map(({ id, name }) => (
            <li key={id}>
              <NavigationLink>
                <Link
                  to="/accounts/$accountId/signatures/review"
                  params={{ accountId: account.id }}
                  search={{ changeSet: id }}
                >
                  <bdi dir="auto">{name}</bdi>
                </Link>
              </NavigationLink>
            </li>
          ))}
        </ul>
      </Empty>
    </Card>
  )
}
