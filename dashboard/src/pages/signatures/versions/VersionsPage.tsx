import { Button } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons/svg/history'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignatureVersion } from '../../../api/schema.ts'
import { useAccount } from '../../../api/session.ts'
import { signaturesKey } from '../../../api/signature-changes.ts'
import {
  folderOfVersion,
  restoreVersion,
  versionChangesQuery,
  versionFileQuery,
  versionsQuery,
} from '../../../api/signature-publishing.ts'
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { NavigationLink } from '../../../components/NavigationLink.tsx'
import { useNotify } from '../../../components/notify.tsx'
import { Card, Empty, Muted, PageHeader } from '../../../components/Page.tsx'
import { RelativeTime } from '../../../components/RelativeTime.tsx'
import { people } from '../../../format/number.ts'
import { DiffTable } from '../review/DiffTable.tsx'
import { OneFile } from '../review/FilesCard.tsx'
import style from '../review/review.module.css'

const description = 'Everything that was ever published: by whom, why, what changed, and the way back to it.'

/** The history of signatures, newest first. */
export function VersionsPage() {
  const account = useAccount()
  const query = useInfiniteQuery(versionsQuery(account.id))
  const versions = query.data?.pages.flatMap(({ items }) => items) ?? []
  const newest = versions[0]?.number ?? 0
  return (
    <>
      <PageHeader title="Versions" description={description} />
      {query.isPending && <LoadingRows />}
      {query.isError && <ErrorPanel title="The versions could not be loaded" error={query.error} />}
      {query.isSuccess && (
        <Card>
          {versions.length === 0 && (
            <Empty icon={<HistoryRegular />} title="Nothing was published yet">
              In force is what Dynasend brings. Publish a change set, and it is version 1; from then on you can go back
              to any version with one click.
            </Empty>
          )}
          <ul className={style.versions}>
            {versions.map((version) => (
              <OneVersion key={version.number} version={version} isNewest={version.number === newest} />
            ))}
            {versions.length > 0 && !query.hasNextPage && <Beginning newest={newest} />}
          </ul>
          {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>Show older ones</Button>}
        </Card>
      )}
    </>
  )
}

function OneVersion({ version, isNewest }: { version: SignatureVersion; isNewest: boolean }) {
  const account = useAccount()
  const { number, comment, publishedAt, publishedBy, approvedBy, people: changed } = version
  return (
    <li className={style.version}>
      <div>
        <strong>Version {number}</strong> {isNewest && <Muted>in force</Muted>}
      </div>
      <bdi dir="auto">{comment}</bdi>
      <Muted>
        Published by <bdi dir="auto">{publishedBy}</bdi>, <RelativeTime time={publishedAt} />
        {approvedBy !== null && (
          <>
            , approved by <bdi dir="auto">{approvedBy}</bdi>
          </>
        )}
        {changed !== null && <>, {people(changed)} changed</>}
      </Muted>
      <Changes version={number} />
      <div className={style.buttons}>
        <NavigationLink>
          <a href={folderOfVersion(account.id, number)} download>
            Download as a folder
          </a>
        </NavigationLink>
        {!isNewest && <Restore number={number} />}
      </div>
    </li>
  )
}

/** Version 0, to which one can go back too. */
function Beginning({ newest }: { newest: number }) {
  return (
    <li className={style.version}>
      <strong>What Dynasend brings</strong>
      <div className={style.buttons}>{newest > 0 && <Restore number={0} />}</div>
    </li>
  )
}

function Changes({ version }: { version: number }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What it changed</summary>
      {isOpen && <ChangedFiles version={version} against={version - 1} />}
    </details>
  )
}

function ChangedFiles({ version, against }: { version: number; against: number }) {
  const account = useAccount()
  const query = useQuery(versionChangesQuery(account.id, version, against))
  if (query.isPending) return <LoadingRows />
  if (!query.data) return <ErrorPanel title="The changes could not be loaded" error={query.error} />
  return query.data.items.map((file) => (
    <OneFile key={file.path} file={file}>
      <VersionFile version={version} against={against} path={file.path} />
    </OneFile>
  ))
}

function VersionFile({ path, ...sides }: { version: number; against: number; path: string }) {
  const account = useAccount()
  const query = useQuery(versionFileQuery(account.id, sides, path))
  if (query.isPending) return <LoadingRows />
  if (!query.data) return <ErrorPanel title="The file could not be compared" error={query.error} />
  return <DiffTable diff={query.data} path={path} />
}

function Restore({ number }: { number: number }) {
  const account = useAccount()
  const client = useQueryClient()
  const notify = useNotify()
  const [isAsking, setAsking] = useState(false)
  if (!account.mayEditPeople) return null
  const name = number === 0 ? 'what Dynasend brings' : `version ${number}`
  const run = async () => {
    await restoreVersion(account.id, number, '')
    notify.done(`In force again: ${name}`)
    await client.invalidateQueries({ queryKey: signaturesKey(account.id) })
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Restore</Button>
      {isAsking && (
        <ConfirmDialog title={`Go back to ${name}?`} confirm="Restore" run={run} onClose={() => setAsking(false)}>
          It is published again as a new version, and everybody’s signature is made with it within minutes. Nothing is
          lost: the version that is in force now stays in this list.
        </ConfirmDialog>
      )}
    </>
  )
}
