import { useQuery } from '@tanstack/react-query'
import type { Person } from '../../api/schema.ts'
import { storedSignatureQuery } from '../../api/signatures.ts'
import { ErrorPanel } from '../../components/ErrorPanel.tsx'
import { LoadingRows } from '../../components/Loading.tsx'
import { LookChoices, useLooking } from '../../components/LookChoices.tsx'
import { Card, Muted } from '../../components/Page.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { SignatureFrame } from '../../components/SignatureFrame.tsx'
import style from './signature-tab.module.css'

/** The signature as it is served now. */
export function StoredSignature({ person, accountId }: { person: Person; accountId: string }) {
  const query = useQuery(storedSignatureQuery(accountId, person.id))
  const [looking, setLooking] = useLooking()
  const stored = query.data
  return (
    <Card title="Signature">
      {query.isPending && <LoadingRows />}
      {query.isError && !stored && <ErrorPanel title="The signature could not be loaded" error={query.error} />}
      {stored?.signatures && (
        <div className={style.stored}>
          <LookChoices looking={looking} onChange={setLooking} />
          <SignatureFrame
            title={`Signature of ${stored.name}`}
            html={stored.signatures[looking.variant].html}
            look={looking.look}
          />
          <Muted>
            Changed <RelativeTime time={stored.changedAt} />
          </Muted>
        </div>
      )}
      {stored && !stored.signatures && (
        <p>
          {person.active
            ? 'No rule gives this person a program, or it could not be made. Under Rules, “Why?” says which.'
            : 'Inactive people have no signature.'}
        </p>
      )}
      {stored && stored.problems.length > 0 && (
        <ul>
          {stored.problems.map(({ code, place, message }) => (
            <li key={`${code} ${place} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </Card>
  )
}
