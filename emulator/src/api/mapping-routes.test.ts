import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { fillWithSample } from '../sample/index.ts'
import type { ExpressionResults, MappingProblem, MappingView } from './contract.ts'
import { createApi } from './index.ts'

let stage: Stage
let api: FastifyInstance
let base: string
beforeEach(async () => {
  stage = await openStage()
  fillWithSample(stage.rehearsal.tenant)
  api = await createApi(stage.rehearsal, null)
  base = `/api/applications/${stage.application.id}/provisioning/mappings`
})
afterEach(async () => {
  await api.close()
  await stage.close()
})

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE'
async function call<T>(method: Method, url: string, payload?: object): Promise<{ status: number; json: T }> {
  const answer = await api.inject({ method, url, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, json: answer.json<T>() }
}
const loaded = async () => (await call<MappingView>('GET', `${base}/users`)).json
const bio = 'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:bioUrl'
const line = { source: 'department', expression: '[department]', type: 'Direct', target: bio, matchingPrecedence: 0 }

test('a custom attribute is listed, mapped and sent, and is not among the schemas', async () => {
  const mapping = await loaded()
  const [first] = mapping.attributeList
  const attributeList = [...mapping.attributeList, { ...first, name: bio, primaryKey: false, required: false }]
  const saved = await call<MappingView>('PUT', `${base}/users`, {
    ...mapping,
    attributeList,
    attributes: [...mapping.attributes, line],
  })
  expect(saved.status).toBe(200)
  expect((await loaded()).attributeList.at(-1)).toMatchObject({ name: bio, type: 'String' })
  const user = [...stage.rehearsal.tenant.users.values()].find((one) => one.department !== null && one.accountEnabled)
  stage.rehearsal.applications.assign(stage.application.id, [user?.id ?? ''])
  await stage.rehearsal.provisioning.onDemand(stage.application.id, { userId: user?.id ?? '' })
  const post = stage.server.requests.find((request) => request.method === 'POST')
  const body = JSON.parse(post?.body ?? '{}') as { schemas?: string[] }
  expect(body).toMatchObject({
    'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User': { bioUrl: user?.department },
  })
  expect(body.schemas?.join(' ')).not.toContain('Dynasend')
})

test('each problem of a draft is told with its field; saving tells the first', async () => {
  const mapping = await loaded()
  const attributes = [
    ...mapping.attributes,
    { ...line, target: 'userName' },
    { ...line, target: 'nickName', type: 'Expression', expression: 'Apend([department], "x")' },
  ]
  const scopingFilters = [{ name: 'f', clauses: [{ attribute: 'city', operator: 'EQUALS', value: '' }] }]
  const draft = { ...mapping, attributes, scopingFilters }
  const checked = await call<{ problems: MappingProblem[] }>('POST', `${base}/users/check`, draft)
  expect(checked.json.problems.map(({ field }) => field)).toEqual([
    'attributes.22.target',
    'attributes.23.expression',
    'scopingFilters.0.clauses.0.value',
  ])
  const refused = await call<{ error: { field: string; message: string } }>('PUT', `${base}/users`, draft)
  expect(refused).toMatchObject({ status: 400, json: { error: { field: 'attributes.22.target' } } })
  expect(refused.json.error.message).toMatch(/^userName: Line 1 writes/)
})

test('the default mapping comes back', async () => {
  const mapping = await loaded()
  await call('PUT', `${base}/users`, { ...mapping, attributes: mapping.attributes.slice(0, 1) })
  expect((await loaded()).attributes).toHaveLength(1)
  expect((await call<MappingView>('DELETE', `${base}/users`)).json.attributes).toHaveLength(22)
})

test('an expression is tried on several people side by side; a person it does not fit keeps the others', async () => {
  const people = [...stage.rehearsal.tenant.users.values()].slice(0, 3)
  const [first] = people
  stage.rehearsal.tenant.updateUser(first?.id ?? '', { employeeId: 'not a number' })
  for (const one of people.slice(1)) stage.rehearsal.tenant.updateUser(one.id, { employeeId: '2' })
  const userIds = people.map(({ id }) => id)
  const tried = await call<ExpressionResults>('POST', `${base}/test-expression`, {
    expression: 'Left("abc", [employeeId])',
    userIds,
  })
  expect(tried.json).toMatchObject({
    ok: true,
    results: [{ values: [], position: 0 }, { values: ['ab'], message: null }, { values: ['ab'] }],
  })
  const unread = { expression: 'Left("abc"', userIds }
  expect((await call('POST', `${base}/test-expression`, unread)).json).toMatchObject({ ok: false, position: 10 })
})

test('an attribute that the tenant does not have is told with its place', async () => {
  const [someone] = [...stage.rehearsal.tenant.users.keys()]
  const tried = (expression: string) =>
    call<ExpressionResults>('POST', `${base}/test-expression`, { expression, userIds: [someone] })
  expect((await tried('ToUpper([Mail])')).json).toMatchObject({ ok: false, position: 8 })
  stage.rehearsal.tenant.updateUser(someone ?? '', { extra: { Mail: 'x' } })
  expect((await tried('ToUpper([Mail])')).json).toMatchObject({ ok: true, value: 'X' })
})

test('the functions are listed for the expression builder', async () => {
  const functions = await call<{ name: string; parameters: string[] }[]>('GET', '/api/expression-functions')
  expect(functions.json.find(({ name }) => name === 'Word')?.parameters).toEqual(['String', 'WordNumber', 'delimiters'])
})
