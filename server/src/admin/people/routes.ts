import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, list, PageQuery, typedText } from '../route/shapes.ts'
import { Person, PersonEvent, PersonRow, Source } from './shapes.ts'

const base = '/accounts/{accountId}/users'
const one = `${base}/{userId}`
const PersonParams = AccountParams.extend({ userId: Id })

export const PeopleQuery = PageQuery.extend({
  search: typedText(200).optional(),
  active: z.enum(['true', 'false']).optional(),
  scimServer: Id.optional(),
  group: Id.optional(),
  department: typedText(1000).optional(),
  source: Source.optional(),
  missing: z.enum(['email', 'name', 'title', 'phone']).optional(),
  sort: z
    .enum([
      'name',
      '-name',
      'userName',
      '-userName',
      'title',
      '-title',
      'department',
      '-department',
      'lastModified',
      '-lastModified',
    ])
    .default('name'),
})

export const listPeople = defineRoute({
  name: 'people.list',
  method: 'GET',
  path: base,
  summary: 'Search, filter and sort people',
  params: AccountParams,
  query: PeopleQuery,
  answer: list(PersonRow).meta({ id: 'PersonList' }),
  status: 200,
})

export const getPerson = defineRoute({
  name: 'people.get',
  method: 'GET',
  path: one,
  summary: 'Everything that is known of one person',
  params: PersonParams,
  answer: Person,
  status: 200,
})

export const getPersonHistory = defineRoute({
  name: 'people.history',
  method: 'GET',
  path: `${one}/history`,
  summary: 'What changed when, newest first',
  params: PersonParams,
  query: PageQuery,
  answer: list(PersonEvent).meta({ id: 'PersonEventList' }),
  status: 200,
})

export const editPerson = defineRoute({
  name: 'people.edit',
  method: 'PATCH',
  path: one,
  summary: 'Edit a manual person; null or an empty text clears an attribute',
  params: PersonParams,
  body: z.object({ attributes: z.record(z.string().max(200), typedText(2000).nullable()) }),
  answer: Person,
  status: 200,
})

export const deletePerson = defineRoute({
  name: 'people.delete',
  method: 'DELETE',
  path: one,
  summary: 'Delete a manual person',
  params: PersonParams,
  status: 204,
})

export const getPeopleFacets = defineRoute({
  name: 'people.facets',
  method: 'GET',
  path: `${base}/facets`,
  summary: 'The departments that occur, most people first (at most 200)',
  params: AccountParams,
  answer: z
    .object({ departments: z.array(z.object({ value: z.string(), count: z.number().int() })) })
    .meta({ id: 'PeopleFacets' }),
  status: 200,
})
