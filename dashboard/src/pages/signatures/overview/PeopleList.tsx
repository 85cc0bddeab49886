import { Button } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SignatureShow } from '../../../addresses.ts'
import type { SignaturePerson, SignaturesOverview } from '../../../api/schema.ts'
import { type SignaturePeopleFilter, signaturePeopleQuery } from '../../../api/signatures.ts'
import { ControlBar, Filter } from '../../../components/Controls.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { NavigationLink } from '../../../components/NavigationLink.tsx'
import { Card, Empty, Muted } from '../../../components/Page.tsx'
import { State } from '../../../components/State.tsx'
import { usePages } from '../../../components/use-pages.ts'
import { people } from '../../../format/number.ts'
import style from './overview.module.css'
import { stateWords } from './words.ts'

const choices: readonly { readonly value: SignatureShow; readonly text: string }[] = [
  { value: 'problems', text: 'With something to mend' },
  { value: 'ready', text: 'Ready' },
  { value: 'kept', text: 'Last good one kept' },
  { value: 'failed', text: 'Could not be made' },
  { value: 'none', text: 'No signature' },
  { value: 'inactive', text: 'Inactive' },
]

interface PeopleListProps {
  readonly accountId: string
  readonly show: SignatureShow
  readonly overview: SignaturesOverview
}

/** People by how their signature stands, with what to do about it. */
export function PeopleList({ accountId, show, overview }: PeopleListProps) {
  const navigate = useNavigate({ from: '/accounts/$accountId/signatures/overview' })
  const filter: SignaturePeopleFilter = show === 'problems' ? { what: 'problems' } : { state: show }
  const query = useInfiniteQuery({ ...signaturePeopleQuery(accountId, filter), placeholderData: keepPreviousData })
  const pages = usePages<SignaturePerson>(query)
  const choose = (value: string) => {
    const chosen = choices.find((choice) => choice.value === value)
    if (chosen) void navigate({ search: { show: chosen.value }, replace: true })
  }
  return (
    <Card title="People">
      <ControlBar total={query.data && people(pages.total)}>
        <Filter label="Which people" value={show} choices={choices} onChoose={choose} />
      </ControlBar>
      {query.isPending && <LoadingRows />}
      {query.isError && !query.data && (
        <ErrorPanel title="The people could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ul className={style.people}>
        {pages.rows.map((person) => (
          <Person key={person.personId} person={person} accountId={accountId} />
        ))}
      </ul>
      {pages.hasMore && (
        <Button onClick={pages.loadMore} disabled={pages.isLoadingMore}>
          {pages.isLoadingMore ? 'Loading more' : 'Show more'}
        </Button>
      )}
      {query.data && pages.rows.length === 0 && (
        <Empty icon={<CheckmarkCircleRegular />} title={show === 'problems' ? 'Nothing to mend' : 'Nobody'}>
          {show === 'problems' && overview.counts.ready > 0
            ? 'Every signature was made without a complaint.'
            : 'Choose another state above.'}
        </Empty>
      )}
    </Card>
  )
}

function Person({ person, accountId }: { person: SignaturePerson; accountId: string }) {
  const { personId, name, email, state } = person
  return (
    <li className={style.person}>
      <span className={style.who}>
        <NavigationLink>
          <Link to="/accounts/$accountId/users/$userId" params={{ accountId, userId: personId }} search={{}}>
            <bdi dir="auto">{name}</bdi>
          </Link>
        </NavigationLink>
        <Muted>
          <bdi dir="auto">{email}</bdi>
        </Muted>
      </span>
      <span className={style.problems}>
        <State colour={stateWords[state].colour}>{stateWords[state].text}</State>
        <Problems {...person} />
      </span>
    </li>
  )
}

const shownProblems = 2

function Problems({ problems }: SignaturePerson) {
  return (
    <>
      {problems.slice(0, shownProblems).map(({ code, place, message }) => (
        <span key={`${code} ${place} ${message}`}>
          <span dir="auto">{message}</span> {place !== '' && <code className={style.place}>{place}</code>}
        </span>
      ))}
      {problems.length > shownProblems && <span>and {problems.length - shownProblems} more</span>}
    </>
  )
}
