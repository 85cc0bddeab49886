import { useQuery } from '@tanstack/react-query'
import type { SignatureDryRunPerson, SignaturePersonCompared } from '../../../api/schema.ts'
import { personComparedQuery } from '../../../api/signature-publishing.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { LookChoices, type Looking, type SignatureVariant, useLooking } from '../../../components/LookChoices.tsx'
import { Muted } from '../../../components/Page.tsx'
import { SignatureFrame } from '../../../components/SignatureFrame.tsx'
import style from './review.module.css'

interface ComparedProps {
  readonly place: { readonly accountId: string; readonly changeSetId: string }
  readonly person: SignatureDryRunPerson
  readonly revision: number
}

/** One person before and after: pictures side by side, and the text below. */
export function Compared({ place, person, revision }: ComparedProps) {
  const [looking, setLooking] = useLooking(firstOf(person))
  const query = useQuery(personComparedQuery(place, person.personId, revision))
  return (
    <section className={style.compared} aria-label={`Signature of ${person.name}, before and after`}>
      <LookChoices looking={looking} onChange={setLooking} />
      {query.isPending && <LoadingRows />}
      {query.isError && <ErrorPanel title="The signature could not be shown" error={query.error} />}
      {query.data && (
        <div className={style.sides}>
          <Side title="Now" name={person.name} side={query.data.before} looking={looking} />
          <Side title="After" name={person.name} side={query.data.after} looking={looking} />
        </div>
      )}
    </section>
  )
}

const order = ['new', 'reply', 'internal'] as const

const firstOf = ({ variants }: SignatureDryRunPerson): SignatureVariant =>
  order.find((variant) => variants.includes(variant)) ?? 'new'

interface SideProps {
  readonly title: string
  readonly name: string
  readonly side: SignaturePersonCompared['before']
  readonly looking: Looking
}

function Side({ title, name, side, looking }: SideProps) {
  const finished = side.variants?.[looking.variant]
  return (
    <div className={style.side}>
      <h3>{title}</h3>
      {finished ? (
        <>
          <SignatureFrame title={`${title}: signature of ${name}`} html={finished.html} look={looking.look} />
          <details>
            <summary>Text</summary>
            <pre className={style.text}>{finished.text}</pre>
          </details>
        </>
      ) : (
        <Muted>No signature.</Muted>
      )}
      {side.problems.length > 0 && (
        <ul>
          {side.problems.map(({ code, place, message }) => (
            <li key={`${code} ${place} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
