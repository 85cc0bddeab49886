import { z } from 'zod'
import { LocationField } from '../../signatures/model/company.ts'
import { Slug } from '../../signatures/model/names.ts'
import { defineRoute } from '../route/define.ts'
import { AccountParams, typedText } from '../route/shapes.ts'
import { ChangeSetParams } from '../signature-changes/routes.ts'
import { ChangeSetQuery, Edited, Revision, SignatureLocation, SignatureRule } from '../signature-changes/shapes.ts'

const base = '/accounts/{accountId}/signatures'
const changing = `${base}/change-sets/{changeSetId}`

export const putLocation = defineRoute({
  name: 'signatureLocations.put',
  method: 'PUT',
  path: `${changing}/locations/{locationId}`,
  summary: 'Make a location, or change it',
  params: ChangeSetParams.extend({ locationId: Slug }),
  body: z.object({ revision: Revision, location: SignatureLocation.omit({ id: true }) }),
  answer: Edited,
  status: 200,
})

export const deleteLocation = defineRoute({
  name: 'signatureLocations.delete',
  method: 'DELETE',
  path: `${changing}/locations/{locationId}`,
  summary: 'Remove a location and the rules that give it; refused while another rule asks for it',
  params: ChangeSetParams.extend({ locationId: Slug }),
  query: z.object({ revision: z.coerce.number().int().positive().default(1) }),
  answer: Edited,
  status: 200,
})

export const putLocationFields = defineRoute({
  name: 'signatureLocations.fields',
  method: 'PUT',
  path: `${changing}/location-fields`,
  summary: 'What every location has; values of a field that is removed go with it',
  params: ChangeSetParams,
  body: z.object({ revision: Revision, fields: z.array(LocationField).max(50, 'At most 50 fields.') }),
  answer: Edited,
  status: 200,
})

export const LocationSuggestion = z
  .object({
    kind: z.enum(['new', 'extend']).meta({ description: '`extend`: the location is there, its rule grows' }),
    location: SignatureLocation,
    rule: SignatureRule,
    people: z.number().int(),
    spellings: z.array(z.object({ value: z.string(), people: z.number().int(), slip: z.boolean() })),
  })
  .meta({ id: 'SignatureLocationSuggestion' })

export const suggestLocations = defineRoute({
  name: 'signatureLocations.suggestions',
  method: 'GET',
  path: `${base}/locations/suggestions`,
  summary: 'Locations that the cities of people ask for, with a rule for every spelling',
  params: AccountParams,
  query: ChangeSetQuery.extend({ attribute: typedText(300).optional() }),
  answer: z
    .object({ attribute: z.string(), items: z.array(LocationSuggestion) })
    .meta({ id: 'SignatureLocationSuggestions' }),
  status: 200,
})

export const acceptLocations = defineRoute({
  name: 'signatureLocations.accept',
  method: 'POST',
  path: `${changing}/locations`,
  summary: 'Make locations with their rules from suggestions, all or none',
  params: ChangeSetParams,
  body: z.object({
    revision: Revision,
    items: z
      .array(z.object({ location: SignatureLocation, rule: SignatureRule }))
      .min(1, 'Choose at least one.')
      .max(500, 'At most 500 at a time.'),
  }),
  answer: Edited,
  status: 201,
})
