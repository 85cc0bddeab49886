import { z } from 'zod'
import { hashOf } from '../../signatures/index.ts'
import { matchesEtag } from '../etag.ts'
import { signatureOf } from '../reads/signatures.ts'
import { shown } from './list.ts'
import { preferredType } from './negotiate.ts'
import { type ApiAnswer, bind } from './operation.ts'
import { noSignature, notAcceptable } from './problem.ts'
import { Format, Signature, Variant } from './shapes.ts'

const types = ['application/json', 'text/html', 'text/plain'] as const

/** Longer than any address (RFC 5321 section 4.5.3.1). */
const longestAddress = 1000

export const getSignature = bind({
  id: 'getSignature',
  path: '/signatures/{email}',
  summary: 'One signature, by e-mail address',
  description:
    'The address in any case of its letters, percent-encoded. Ask with If-None-Match as often as you like: an answer without a change costs next to nothing.',
  scope: 'signatures:read',
  params: z.object({
    email: z.string().meta({ description: 'E-mail address', example: 'anna.berg@nordwind.example' }),
  }),
  query: z.strictObject({
    variant: Variant.default('new'),
    format: Format.default('both'),
  }),
  requestHeaders: {
    Accept: 'application/json, text/html (the signature as it is) or text/plain (its text)',
    'If-None-Match': 'ETag of the answer that you keep',
  },
  answer: { 'application/json': Signature, 'text/html': null, 'text/plain': null },
  answerHeaders: { ETag: 'Changes exactly when this answer does' },
  otherStatuses: {
    304: 'What you keep is still right',
    400: 'A parameter cannot be used',
    404: 'No signature is served for this address',
    406: 'None of the types in Accept can be given',
  },
  run: async ({ caller, database, params, query, headers }): Promise<ApiAnswer> => {
    const type = preferredType(headers.accept, types)
    if (type === null) throw notAcceptable(types)
    const { email } = params
    const row =
      email.length > longestAddress ? null : await signatureOf(database, caller.accountId, email, query.variant)
    if (row === null) throw noSignature()
    // The JSON also tells who it is and since when.
    const facts = type === 'application/json' ? `${query.format} ${row.personId} ${row.email} ${row.changedAt}` : ''
    const etag = `"${row.hash}.${type.split('/')[1]}${facts === '' ? '' : `.${hashOf(facts).slice(0, 16)}`}"`
    const common = { etag, vary: 'Accept, Authorization', 'cache-control': 'private, no-cache' }
    if (matchesEtag(headers['if-none-match'], etag)) return { status: 304, headers: common }
    const body = type === 'text/html' ? row.html : type === 'text/plain' ? row.text : null
    if (body !== null) return { status: 200, headers: common, type: `${type}; charset=utf-8`, body }
    const json = JSON.stringify(shown(row, query.format))
    return { status: 200, headers: common, type: 'application/json; charset=utf-8', body: json }
  },
})
