import { Switch } from '@fluentui/react-components'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SignatureConfiguration, SignatureText } from '../../../api/schema.ts'
import { textFactsQuery } from '../../../api/signature-banners.ts'
import { SignatureFrame } from '../../../components/SignatureFrame.tsx'
import { type ChosenPerson, PersonSearch } from '../rules/PersonSearch.tsx'
import { labelFacts, shownText } from './shown-text.ts'
import style from './texts.module.css'

interface TextPreviewProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly configuration: SignatureConfiguration
  readonly draft: Pick<SignatureText, 'html' | 'text'>
}

/** The text as it stands in somebody's signature, while it is being written. */
export function TextPreview({ accountId, changeSet, configuration, draft }: TextPreviewProps) {
  const [person, setPerson] = useState<ChosenPerson | null>(null)
  const [dark, setDark] = useState(false)
  const query = useQuery({
    ...textFactsQuery(accountId, changeSet, person?.id ?? ''),
    enabled: person !== null,
    placeholderData: keepPreviousData,
  })
  const known = person === null ? undefined : query.data
  const facts = useMemo(() => known ?? labelFacts(configuration), [known, configuration])
  const shown = useMemo(() => shownText(draft, facts), [draft, facts])
  return (
    <section aria-label="Preview" className={style.preview}>
      <PersonSearch accountId={accountId} onPerson={setPerson} />
      <Switch label="Dark" checked={dark} onChange={(_, { checked }) => setDark(checked)} />
      {shown.problem === null ? (
        <>
          <SignatureFrame
            title={person === null ? 'How it looks, with the names of fields' : `How ${person.name} gets it`}
            html={shown.html}
            look={{ client: 'gmail', dark }}
          />
          <pre className={style.plain} aria-label="As text">
            {shown.text === '' ? 'Nothing is shown for this person.' : shown.text}
          </pre>
        </>
      ) : (
        <p className={style.muted}>It cannot be shown before it is mended.</p>
      )}
    </section>
  )
}
