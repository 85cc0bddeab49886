import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { apiDocumentQuery } from '../../../api/delivery.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { readDocument } from './api-document.ts'
import { TryForm } from './TryForm.tsx'

/** The public API, to be tried with a key; made from its own description. */
export function TryTab() {
  const query = useQuery(apiDocumentQuery)
  const document = useMemo(() => readDocument(query.data), [query.data])
  if (query.isPending) return <LoadingRows />
  if (query.isError) {
    return (
      <ErrorPanel
        title="The description of the API could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    )
  }
  return <TryForm document={document} />
}
