import { Checkbox, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SignatureDryRunPerson, SignaturePersonCompared } from '../../../api/schema.ts'
import { personComparedQuery } from '../../../api/signature-publishing.ts'
import { ErrorPanel } from '../../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../../components/Loading.tsx'
import { Muted } from '../../../components/Page.tsx'
import { SignatureFrame } from '../../../components/SignatureFrame.tsx'
import style from './review.module.css'

interface ComparedProps {
  readonly place: { readonly accountId: string; readonly changeSetId: string }
  readonly person: SignatureDryRunPerson
  readonly revision: number
}

const clients = {
  outlookClassic: 'Classic Outlook',
  gmail: 'Gmail',
  appleMail: 'Apple Mail',
  phone: 'A phone',
} as const
type Client = keyof typeof clients
type Variant = 'new' | 'reply' | 'internal'
const variants: Readonly<Record<Variant, string>> = { new: 'New mail', reply: 'Reply', internal: 'Internal mail' }

/** One person before and after: pictures side by side, and the text below. */
export function Compared({ place, person, revision }: ComparedProps) {
  const [client, setClient] = useState<Client>('outlookClassic')
  const [variant, setVariant] = useState<Variant>(firstOf(person))
  const [dark, setDark] = useState(false)
  const query = useQuery(personComparedQuery(place, person.personId, revision))
  return (
    <section className={style.compared} aria-label={`Signature of ${person.name}, before and after`}>
      <div className={style.choices}>
        <Select aria-label="Shown as by" value={client} onChange={(_, { value }) => setClient(value as Client)}>
          {Object.entries(clients).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        <Select aria-label="Of which mail" value={variant} onChange={(_, { value }) => setVariant(value as Variant)}>
          {Object.entries(variants).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
        <Checkbox label="Dark mode" checked={dark} onChange={(_, { checked }) => setDark(checked === true)} />
      </div>
      {query.isPending && <LoadingRows />}
      {query.isError && <ErrorPanel title="The signature could not be shown" error={query.error} />}
      {query.data && (
        <div className={style.sides}>
          <Side title="Now" name={person.name} side={query.data.before} look={{ client, dark }} variant={variant} />
          <Side title="After" name={person.name} side={query.data.after} look={{ client, dark }} variant={variant} />
        </div>
      )}
    </section>
  )
}

const firstOf = ({ variants: changed }: SignatureDryRunPerson): Variant =>
  (Object.keys(variants) as Variant[]).find((variant) => changed.includes(variant)) ?? 'new'

interface SideProps {
  readonly title: string
  readonly name: string
  readonly side: SignaturePersonCompared['before']
  readonly look: { readonly client: Client; readonly dark: boolean }
  readonly variant: Variant
}

function Side({ title, name, side, look, variant }: SideProps) {
  const finished = side.variants?.[variant]
  return (
    <div className={style.side}>
      <h3>{title}</h3>
      {finished ? (
        <>
          <SignatureFrame title={`${title}: signature of ${name}`} html={finished.html} look={look} />
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
