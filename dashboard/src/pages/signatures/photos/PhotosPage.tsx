import { ImageRegular } from '@fluentui/react-icons/svg/image'
import { useQuery } from '@tanstack/react-query'
import { photosQuery } from '../../../api/photos.ts'
import { useAccount } from '../../../api/session.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Empty, PageHeader } from '../../../components/Page.tsx'
import { countOf } from '../../../format/number.ts'
import { PhotoRow } from './PhotoRow.tsx'
import style from './photos.module.css'

/** Photos of employees that wait to be looked at. */
export function PhotosPage() {
  const account = useAccount()
  return (
    <>
      <PageHeader title="Photos" description="What employees sent for their signature, and nobody has looked at yet." />
      {account.mayEditPeople ? <Waiting accountId={account.id} /> : <p>Owners and managers look at photos.</p>}
    </>
  )
}

function Waiting({ accountId }: { accountId: string }) {
  const query = useQuery(photosQuery(accountId))
  const photos = query.data?.items ?? []
  if (query.isPending) return <LoadingRows />
  if (query.isError && !query.data) {
    return (
      <ErrorPanel title="The photos could not be loaded" error={query.error} onRetry={() => void query.refetch()} />
    )
  }
  if (photos.length === 0) {
    return (
      <Empty icon={<ImageRegular />} title="No photo waits">
        Employees send theirs on their own page, <code>/me</code>. It appears here, and in the signature once you show
        it.
      </Empty>
    )
  }
  return (
    <Card title={countOf(photos.length, 'photo waits', 'photos wait')}>
      <ul className={style.list}>
        {photos.map((photo) => (
          <PhotoRow key={`${photo.userId} ${photo.hash}`} accountId={accountId} photo={photo} />
        ))}
      </ul>
    </Card>
  )
}
