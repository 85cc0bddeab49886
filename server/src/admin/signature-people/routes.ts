import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery } from '../route/shapes.ts'
import { SignaturePerson, SignatureState, SignaturesOverview, StoredSignature } from './shapes.ts'

const base = '/accounts/{accountId}/signatures'

export const getSignaturesOverview = defineRoute({
  name: 'signaturePeople.overview',
  method: 'GET',
  path: base,
  summary: 'How signatures stand: who has one, what is in force, what changed last, and what is being worked on',
  params: AccountParams,
  answer: SignaturesOverview,
  status: 200,
})

export const listSignaturePeople = defineRoute({
  name: 'signaturePeople.list',
  method: 'GET',
  path: `${base}/people`,
  summary: 'People by how their signature stands, with what is to be mended; by name',
  params: AccountParams,
  query: PageQuery.extend({
    state: SignatureState.optional(),
    what: z.enum(['problems']).optional().meta({ description: 'Only people with something to mend' }),
  }),
  answer: list(SignaturePerson),
  status: 200,
})

export const getStoredSignature = defineRoute({
  name: 'signaturePeople.get',
  method: 'GET',
  path: `${base}/people/{userId}`,
  summary: "Somebody's signature as it is served, in every variant",
  params: AccountParams.extend({ userId: Id }),
  answer: StoredSignature,
  status: 200,
})
