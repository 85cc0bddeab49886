import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, Time, typedText } from '../route/shapes.ts'

const base = '/accounts/{accountId}/signatures/photos'
const PersonParams = AccountParams.extend({ userId: Id })

export const listPhotos = defineRoute({
  name: 'signaturePhotos.list',
  method: 'GET',
  path: base,
  summary: 'Photos of employees that wait to be looked at, oldest first',
  params: AccountParams,
  answer: z.object({
    items: z.array(
      z.object({ userId: z.string(), name: z.string(), setAt: Time, hash: z.string() }).meta({ id: 'SignaturePhoto' }),
    ),
  }),
  status: 200,
})

export const getPhoto = defineRoute({
  name: 'signaturePhotos.picture',
  method: 'GET',
  path: `${base}/{userId}/picture`,
  summary: 'A photo that waits',
  params: PersonParams,
  status: 200,
  contentType: 'image/jpeg',
})

export const decidePhoto = defineRoute({
  name: 'signaturePhotos.decide',
  method: 'POST',
  path: `${base}/{userId}/decision`,
  summary: 'Show a photo in the signature, or refuse it with a reason that the person reads',
  params: PersonParams,
  body: z.object({ approve: z.boolean(), reason: typedText(300).trim().default('') }),
  status: 204,
})

export const makePortalLink = defineRoute({
  name: 'people.portalLink',
  method: 'POST',
  path: '/accounts/{accountId}/users/{userId}/portal-link',
  summary: 'A link that signs this person in to the own page: once, for a day',
  params: PersonParams,
  answer: z.object({ url: z.string() }),
  status: 201,
})
