import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SignatureText } from '../../../api/schema.ts'
import { textCheckQuery } from '../../../api/signature-banners.ts'
import { Findings } from '../editor/Findings.tsx'

const pause = 600

interface TextFindingsProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly draft: SignatureText
}

/** What is to be mended in a text, asked after a pause in typing. */
export function TextFindings({ accountId, changeSet, draft }: TextFindingsProps) {
  const [asked, setAsked] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(draft), pause)
    return () => clearTimeout(timer)
  }, [draft])
  const query = useQuery({
    ...textCheckQuery(accountId, changeSet, { ...asked, name: asked.name.trim() || 'x' }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (!query.data) return null
  const findings = query.data.findings.map((finding) => ({ ...finding, file: finding.file.split('/').at(-1) ?? '' }))
  return <Findings findings={findings} />
}
