import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { asProblem } from '../../../api/problem.ts'
import type { SignatureConfiguration, SignatureEdition } from '../../../api/schema.ts'
import { useAccount } from '../../../api/session.ts'
import { beginChangeSet, editionQuery, signaturesKey } from '../../../api/signature-changes.ts'

/** Where an edit goes: its route wants both. */
export interface EditPlace {
  readonly accountId: string
  readonly changeSetId: string
  readonly revision: number
}

export interface ChangeSetInUse {
  readonly accountId: string
  /** Null: one sees what is published. */
  readonly id: string | null
  readonly edition: SignatureEdition | undefined
  readonly configuration: SignatureConfiguration | undefined
  readonly isPending: boolean
  readonly error: unknown
  readonly refetch: () => void
  /** By role, and because the change set is not published or given up meanwhile. */
  readonly mayEdit: boolean
  /**
   * Runs one edit in the change set; the first begins one. Edits run one after the other, each with the newest revision.
   * @throws what the route answers, for example that somebody else changed it meanwhile
   */
  readonly edit: (run: (place: EditPlace) => Promise<{ revision: number }>) => Promise<void>
  /** Goes to another change set; null: to what is published. */
  readonly choose: (id: string | null) => void
}

/** Edits of this page, one after the other. */
let queue: Promise<unknown> = Promise.resolve()

/** The change set in the address (`?changeSet=`), what is in it, and how to edit in it. Only below the area of signatures. */
export function useChangeSet(): ChangeSetInUse {
  const account = useAccount()
  const { changeSet } = useSearch({ from: '/accounts/$accountId/signatures' })
  const id = changeSet ?? null
  const navigate = useNavigate()
  const client = useQueryClient()
  const query = useQuery(editionQuery(account.id, id))
  const goTo = useCallback(
    (next: string | null) =>
      void navigate({
        to: '.',
        search: (previous) => ({ ...previous, changeSet: next ?? undefined }),
        replace: true,
      }),
    [navigate],
  )
  const choose = useCallback(
    (next: string | null) => {
      begunHere.delete(account.id)
      goTo(next)
    },
    [account.id, goTo],
  )
  const edit = useCallback(
    (run: (place: EditPlace) => Promise<{ revision: number }>): Promise<void> => {
      const work = async (): Promise<void> => {
        const place = await placeOf(client, account.id, id ?? begunHere.get(account.id) ?? null)
        try {
          const { revision } = await run(place)
          client.setQueryData(editionQuery(account.id, place.changeSetId).queryKey, (edition) =>
            withRevision(edition, revision),
          )
        } catch (error) {
          // It may be published or given up: the next edit begins anew.
          if (asProblem(error).status === 409) begunHere.delete(account.id)
          throw error
        } finally {
          // A first answer that is still on its way is of before the edit, and would be taken for a new one.
          await client.cancelQueries({ queryKey: signaturesKey(account.id) })
          await client.invalidateQueries({ queryKey: signaturesKey(account.id) })
          if (id === null) {
            // Read before it is shown: an open dialog keeps what was typed, also where its edit was refused.
            await client.prefetchQuery(editionQuery(account.id, place.changeSetId))
            goTo(place.changeSetId)
          }
        }
      }
      const mine = queue.then(work, work)
      queue = mine.catch(() => undefined)
      return mine
    },
    [account.id, id, client, goTo],
  )
  const state = query.data?.changeSet?.state ?? 'open'
  return {
    accountId: account.id,
    id,
    edition: query.data,
    configuration: query.data?.configuration,
    isPending: query.isPending,
    error: query.data ? null : query.error,
    refetch: () => void query.refetch(),
    mayEdit: account.mayEditSignatures && state === 'open',
    edit,
    choose,
  }
}

/** By account: the change set that an edit began while the address did not name it yet. */
const begunHere = new Map<string, string>()

/** @param changeSetId null: one is begun */
async function placeOf(client: QueryClient, accountId: string, changeSetId: string | null): Promise<EditPlace> {
  if (changeSetId === null) {
    const { id, revision } = await beginChangeSet(accountId, nameForToday())
    begunHere.set(accountId, id)
    return { accountId, changeSetId: id, revision }
  }
  const { changeSet } = await client.ensureQueryData(editionQuery(accountId, changeSetId))
  return { accountId, changeSetId, revision: changeSet?.revision ?? 1 }
}

const withRevision = (edition: SignatureEdition | undefined, revision: number): SignatureEdition | undefined =>
  edition?.changeSet ? { ...edition, changeSet: { ...edition.changeSet, revision } } : edition

const nameForToday = (): string =>
  `Changes of ${new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' }).format(new Date())}`
