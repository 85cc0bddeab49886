import { z } from 'zod'
import { Settings } from '../../signatures/model/company.ts'
import { FieldId } from '../../signatures/model/names.ts'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id } from '../route/shapes.ts'
import { ChangeSetParams } from '../signature-changes/routes.ts'
import { ChangeSetQuery, Edited, Revision, SignatureField } from '../signature-changes/shapes.ts'
import { FieldSample, PersonField } from './shapes.ts'

const base = '/accounts/{accountId}/signatures'
const person = '/accounts/{accountId}/users/{userId}'
const PersonParams = AccountParams.extend({ userId: Id })

export const putFields = defineRoute({
  name: 'signatureFields.put',
  method: 'PUT',
  path: `${base}/change-sets/{changeSetId}/fields`,
  summary: 'All fields in their order, with where each value comes from',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, fields: z.array(SignatureField).max(200, 'At most 200 fields.') }),
  answer: Edited,
  status: 200,
})

export const putFieldSettings = defineRoute({
  name: 'signatureFields.settings',
  method: 'PUT',
  path: `${base}/change-sets/{changeSetId}/field-settings`,
  summary: 'Values that mean nothing, and the country of phone numbers without a country code',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, ...Settings.pick({ emptyMarkers: true, country: true }).shape }),
  answer: Edited,
  status: 200,
})

export const sampleFields = defineRoute({
  name: 'signatureFields.samples',
  method: 'GET',
  path: `${base}/fields/samples`,
  summary: 'What the fields make of real people: how many have one, and examples',
  params: AccountParams,
  query: ChangeSetQuery,
  answer: z.object({ items: z.array(FieldSample) }),
  status: 200,
})

export const tryField = defineRoute({
  name: 'signatureFields.try',
  method: 'POST',
  path: `${base}/fields/try`,
  summary: 'The same of one field as it is written, without saving it',
  params: AccountParams,
  query: ChangeSetQuery,
  body: z.object({ field: SignatureField }),
  answer: FieldSample,
  status: 200,
})

export const getPersonFields = defineRoute({
  name: 'signatureFields.person',
  method: 'GET',
  path: `${person}/signature-fields`,
  summary: "Somebody's values, where each comes from, and what they set themselves",
  params: PersonParams,
  query: ChangeSetQuery,
  answer: z.object({ items: z.array(PersonField) }).meta({ id: 'SignaturePersonFields' }),
  status: 200,
})

export const withdrawValue = defineRoute({
  name: 'signatureFields.withdraw',
  method: 'DELETE',
  path: `${person}/own-values/{fieldId}`,
  summary: 'Take back what somebody set for a field: the directory counts again',
  params: PersonParams.extend({ fieldId: FieldId }),
  status: 204,
})
