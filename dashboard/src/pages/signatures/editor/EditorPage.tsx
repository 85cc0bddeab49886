import { useParams } from '@tanstack/react-router'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { PageHeader } from '../../../components/Page.tsx'
import { useChangeSet } from '../change-set/use-change-set.ts'
import { Editor } from './Editor.tsx'

/** One program: what it is made of, somebody to try it on, and how it looks. */
export function EditorPage() {
  const { accountId, programId } = useParams({ from: '/accounts/$accountId/signatures/programs/$programId' })
  const changeSet = useChangeSet()
  const { configuration } = changeSet
  const program = configuration?.programs.find(({ id }) => id === programId)
  if (configuration && program)
    return <Editor key={program.id} changeSet={changeSet} configuration={configuration} saved={program} />
  const crumb = {
    text: 'Programs',
    to: { to: '/accounts/$accountId/signatures/programs', params: { accountId } },
  } as const
  return (
    <>
      <PageHeader title="Program" crumb={crumb} />
      {changeSet.isPending && <LoadingRows />}
      {changeSet.error !== null && (
        <ErrorPanel title="The program could not be loaded" error={changeSet.error} onRetry={changeSet.refetch} />
      )}
      {configuration && <p>There is no such program here. It may be in another change set, or was removed.</p>}
    </>
  )
}
