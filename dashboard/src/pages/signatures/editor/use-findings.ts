import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SignatureProgram } from '../../../api/schema.ts'
import { checkQuery } from '../../../api/signature-programs.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import type { Shown } from './rendered.ts'

export interface DraftFinding {
  readonly severity: 'error' | 'warning' | 'note'
  /** `new.html.liquid`, `style.css`. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
  readonly mend: string
}

const pause = 600

/** What is wrong with the draft: at once what does not compile, and after a pause what the lint says. */
export function useFindings(changeSet: ChangeSetInUse, draft: SignatureProgram, shown: Shown): readonly DraftFinding[] {
  const [asked, setAsked] = useState(draft)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(draft), pause)
    return () => clearTimeout(timer)
  }, [draft])
  const query = useQuery({
    ...checkQuery(changeSet.accountId, changeSet.id, asked),
    enabled: changeSet.mayEdit,
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (asked !== draft && shown.html === '')
    return shown.problems.map(({ part, line, column, message }) => ({
      severity: 'error',
      file: part === 'style' ? 'style.css' : 'new.html.liquid',
      line: Math.max(1, line),
      column: Math.max(1, column),
      message,
      mend: '',
    }))
  return (query.data?.findings ?? []).map((finding) => ({ ...finding, file: finding.file.split('/').at(-1) ?? '' }))
}
