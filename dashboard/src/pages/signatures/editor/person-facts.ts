import type { RenderFacts } from '@dynasend/renderer'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { factsQuery } from '../../../api/signature-programs.ts'
import type { ChangeSetInUse } from '../change-set/use-change-set.ts'
import { sampleFacts } from './rendered.ts'

export interface PersonFacts {
  /** With what was typed over it. */
  readonly facts: RenderFacts
  /** Null: somebody invented. */
  readonly person: string | null
  readonly choose: (person: { readonly id: string; readonly name: string } | null) => void
  /** Tries another value, for this page only. */
  readonly type: (field: string, value: string) => void
  readonly error: unknown
}

/** Whom one looks at: a real person with what templates would be given, or somebody invented; any value can be typed over. */
export function usePersonFacts({ accountId, id, configuration }: ChangeSetInUse): PersonFacts {
  const [chosen, setChosen] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const query = useQuery({
    ...factsQuery(accountId, id, chosen?.id ?? ''),
    enabled: chosen !== null,
    placeholderData: keepPreviousData,
  })
  const known = chosen === null ? undefined : query.data
  const facts = useMemo((): RenderFacts => {
    const base = known ?? sampleFacts
    const images = Object.fromEntries(
      (configuration?.images ?? []).map(({ name, width, height }) => [
        name,
        base.images[name] ?? placeholder(width, height),
      ]),
    )
    return { ...base, fields: { ...base.fields, ...typed }, images }
  }, [known, typed, configuration])
  return {
    facts,
    person: chosen?.name ?? null,
    choose: (person) => {
      setChosen(person)
      setTyped({})
    },
    type: (field, value) => setTyped((all) => ({ ...all, [field]: value })),
    error: chosen === null ? null : query.error,
  }
}

const grey = 'data:image/gif;base64,R0lGODlhAQABAIAAAMzMzP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw=='
const placeholder = (width: number, height: number) => ({ src: grey, width, height })
