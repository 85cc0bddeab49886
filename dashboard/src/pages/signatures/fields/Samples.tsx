import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { asProblem } from '../../../api/problem.ts'
import type { SignatureField, SignatureFieldSample, SignatureSampledValue } from '../../../api/schema.ts'
import { fieldTryQuery } from '../../../api/signature-fields.ts'
import { count } from '../../../format/number.ts'
import style from './fields.module.css'
import { originNames } from './words.ts'

interface TryProps {
  readonly accountId: string
  readonly changeSet: string | null
  readonly field: SignatureField
}

const pause = 350

/** What the field as it is written makes of real people, while one writes. */
export function Try({ accountId, changeSet, field }: TryProps) {
  const [asked, setAsked] = useState(field)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(field), pause)
    return () => clearTimeout(timer)
  }, [field])
  const { data, error } = useQuery({
    ...fieldTryQuery(accountId, changeSet, { ...asked, id: asked.id || 'new', label: asked.label.trim() || 'New' }),
    placeholderData: keepPreviousData,
  })
  return (
    <section aria-label="With real people" className={style.try}>
      <strong>With real people</strong>
      {error !== null && (
        <p role="status" className={style.problem}>
          {Object.values(asProblem(error).fields)[0] ?? asProblem(error).message}
        </p>
      )}
      {error === null && data && (
        <>
          <Filled sample={data} />
          <ul className={style.list}>
            {data.examples.map((example) => (
              <Example key={example.personId} example={example} />
            ))}
          </ul>
          {data.people === 0 && <p className={style.muted}>Nobody is in the directory yet.</p>}
        </>
      )}
    </section>
  )
}

/** How many of those that were looked at have a value. */
export function Filled({ sample }: { sample: SignatureFieldSample }) {
  return (
    <span className={style.filled}>
      <meter min={0} max={Math.max(1, sample.people)} value={sample.filled} aria-label="People who have it" />{' '}
      {count(sample.filled)} of {count(sample.people)} have it
      {sample.problems > 0 && `, ${count(sample.problems)} with a problem`}
    </span>
  )
}

function Example({ example }: { example: SignatureSampledValue }) {
  return (
    <li className={style.example}>
      <bdi dir="auto" className={style.muted}>
        {example.displayName}
      </bdi>
      <bdi dir="auto">{example.value === '' ? '—' : example.value}</bdi>
      <span className={example.problem === null ? style.muted : style.problem}>
        {example.problem ?? originNames[example.origin]}
      </span>
    </li>
  )
}
