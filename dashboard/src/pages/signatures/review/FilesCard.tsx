import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignatureFileChange, SignatureReview } from '../../../api/schema.ts'
import { changeSetFileQuery } from '../../../api/signature-publishing.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Card, Muted } from '../../../components/Page.tsx'
import { countOf } from '../../../format/number.ts'
import { DiffTable } from './DiffTable.tsx'
import style from './review.module.css'

interface FilesCardProps {
  readonly place: { readonly accountId: string; readonly changeSetId: string }
  readonly review: SignatureReview
}

/** What was changed, as readable files. */
export function FilesCard({ place, review: { files, revision } }: FilesCardProps) {
  return (
    <Card title={files.length === 0 ? 'Changes' : countOf(files.length, 'change', 'changes')}>
      {files.length === 0 && <Muted>Nothing differs from what is in force.</Muted>}
      {files.map((file) => (
        <OneFile key={file.path} file={file}>
          <FileDiff place={place} path={file.path} revision={revision} />
        </OneFile>
      ))}
    </Card>
  )
}

const words = { added: 'added', changed: 'changed', removed: 'removed' } as const

/** Its difference is asked for when somebody opens it. */
export function OneFile({ file, children }: { file: SignatureFileChange; children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={style.file} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <code>{file.path}</code> <Muted>{words[file.kind]}</Muted>
      </summary>
      {isOpen && (file.picture ? <Muted>A picture was {words[file.kind]}.</Muted> : children)}
    </details>
  )
}

function FileDiff({ place, path, revision }: { place: FilesCardProps['place']; path: string; revision: number }) {
  const query = useQuery(changeSetFileQuery(place, path, revision))
  if (query.isPending) return <LoadingRows />
  if (!query.data) return <ErrorPanel title="The file could not be compared" error={query.error} />
  return <DiffTable diff={query.data} path={path} />
}
