import { queryOptions } from '@tanstack/react-query'
import { send } from './client.ts'
import { problemFrom } from './problem.ts'

/** What an employee's own page is made of; the answers of `/api/me`. */
export type Variant = 'new' | 'reply' | 'internal'
export type MailFile = 'outlook' | 'thunderbird' | 'appleMail'

export interface OwnField {
  readonly id: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'phone' | 'email' | 'link' | 'choice' | 'yesNo'
  readonly choices: readonly string[]
  readonly placeholder: string
  readonly help: string
  readonly hint: string
  readonly maximumLength: number
  readonly mayHide: boolean
  readonly required: boolean
  /** Empty where there is none. */
  readonly value: string
  readonly origin: 'directory' | 'employee' | 'default' | 'hidden' | 'marker' | 'empty' | 'invalid'
  readonly directoryValue: string
  readonly problem: string | null
  /** Set, and not used any more: the directory says something else than it did then. */
  readonly outdated: boolean
  readonly own: { readonly value: string | null; readonly setAt: string } | null
  readonly editable: boolean
  readonly lockedBecause: string | null
}

export interface OwnPhoto {
  readonly label: string
  /** Its hash; null: none is shown. */
  readonly approved: string | null
  readonly waitingSince: string | null
  readonly refused: { readonly reason: string; readonly by: string } | null
}

export interface OwnPage {
  readonly account: string
  readonly name: string
  readonly email: string | null
  /** The signature is made anew right now. */
  readonly changing: boolean
  readonly changedAt: string | null
  readonly signature: Readonly<Record<Variant, { readonly html: string; readonly text: string }>> | null
  readonly fields: readonly OwnField[]
  readonly photo: OwnPhoto | null
}

export const ownKey = ['me'] as const

export const ownQuery = queryOptions({
  queryKey: ownKey,
  queryFn: async ({ signal }) => (await send('GET', '/api/me', undefined, signal)) as OwnPage,
  refetchInterval: ({ state }) => (state.data?.changing ? 1000 : 30_000),
  retry: false,
})

export const portalOptionsQuery = queryOptions({
  queryKey: ['me', 'sign-in-options'],
  queryFn: async ({ signal }) =>
    (await send('GET', '/api/me/sign-in/options', undefined, signal)) as {
      mail: boolean
      provider: 'microsoft' | 'other' | null
    },
})

/** The same answer whether somebody has the address or not. */
export const sendLink = (email: string): Promise<unknown> => send('POST', '/api/me/sign-in/link', { email })
export const spendToken = (token: string): Promise<unknown> => send('POST', '/api/me/sign-in', { token })
export const signOutOwn = (): Promise<unknown> => send('POST', '/api/me/sign-out', {})
export const providerAddress = '/api/me/sign-in/provider'

const valueAddress = (fieldId: string): string => `/api/me/values/${encodeURIComponent(fieldId)}`

/** @param value null: not to be shown */
export const setValue = (fieldId: string, value: string | null): Promise<unknown> =>
  send('PUT', valueAddress(fieldId), { value })
export const withdrawValue = (fieldId: string): Promise<unknown> => send('DELETE', valueAddress(fieldId))

export const ownPhotoAddress = '/api/me/photo'
export const removePhoto = (): Promise<unknown> => send('DELETE', ownPhotoAddress)

/** @throws {ApiProblem} */
export async function putPhoto(photo: Blob): Promise<void> {
  const answer = await fetch(ownPhotoAddress, {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { 'content-type': photo.type, accept: 'application/json' },
    body: photo,
  })
  if (answer.ok) return
  const body: unknown = await answer.json().catch(() => null)
  throw problemFrom(answer.status, body, answer.headers.get('x-request-id'))
}

export const fileAddress = (file: MailFile): string => `/api/me/files/${file}`
