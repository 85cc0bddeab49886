import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStage, type Stage } from '../recording-server/index.ts'
import { fillWithSample } from '../sample/index.ts'
import { createApi } from './index.ts'

interface Item {
  id: string
  displayName: string
  [name: string]: unknown
}

let stage: Stage
let api: FastifyInstance
let origin: string
let pages: string
beforeEach(async () => {
  stage = await openStage()
  fillWithSample(stage.rehearsal.tenant)
  pages = mkdtempSync(join(tmpdir(), 'pages-'))
  mkdirSync(join(pages, 'assets'))
  writeFileSync(join(pages, 'index.html'), '<title>pages</title>')
  api = await createApi(stage.rehearsal, pages)
  origin = await api.listen({ port: 0, host: '127.0.0.1' })
})
afterEach(async () => {
  await api.close()
  await stage.close()
  rmSync(pages, { recursive: true, force: true })
})

async function call<T>(method: string, path: string, body?: object): Promise<{ status: number; json: T }> {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await answer.text()
  return { status: answer.status, json: (text === '' ? null : JSON.parse(text)) as T }
}
const get = async <T>(path: string) => (await call<T>('GET', path)).json
const message = { error: { message: expect.any(String) as unknown } }

describe('users', () => {
  test('pages, search and filters', async () => {
    const first = await get<{ items: Item[]; nextCursor: string; total: number }>('/users?limit=100')
    expect(first).toMatchObject({ total: 240, nextCursor: '100' })
    const last = await get<{ items: Item[]; nextCursor: null }>('/users?limit=100&cursor=200')
    expect(last.items).toHaveLength(40)
    expect(last.nextCursor).toBeNull()
    expect(await get('/users?filter=guest')).toMatchObject({ total: 6 })
    expect(await get('/users?filter=disabled')).toMatchObject({ total: 3 })
    const [someone] = first.items
    const name = encodeURIComponent(String(someone?.['userPrincipalName']))
    expect(await get(`/users?search=${name}`)).toMatchObject({ total: 1 })
  })

  test('create, change, manager, delete, restore, purge', async () => {
    const created = await call<Item>('POST', '/users', { userPrincipalName: 'n@nordwind.example', displayName: 'N' })
    expect(created.status).toBe(201)
    const { id } = created.json
    const changed = await call<Item>('PATCH', `/users/${id}`, { jobTitle: 'Chef', mobile: '', accountEnabled: false })
    expect(changed.json).toMatchObject({ jobTitle: 'Chef', mobile: null, accountEnabled: false })
    const [boss] = (await get<{ items: Item[] }>('/users?limit=1')).items
    const managed = await call<Item>('PUT', `/users/${id}/manager`, { managerId: boss?.id })
    expect(managed.json['manager']).toEqual({ id: boss?.id, displayName: boss?.displayName })
    expect((await call('PUT', `/users/${id}/manager`, { managerId: id })).status).toBe(400)
    expect((await call('DELETE', `/users/${id}`)).status).toBe(204)
    expect(await get('/deleted-users')).toMatchObject({ total: 1 })
    expect((await call('POST', `/deleted-users/${id}/restore`)).status).toBe(200)
    expect((await call('DELETE', `/deleted-users/${id}`)).status).toBe(409)
    await call('DELETE', `/users/${id}`)
    expect((await call('DELETE', `/deleted-users/${id}`)).status).toBe(204)
    expect((await call('GET', `/users/${id}`)).status).toBe(404)
  })

  test.each([
    [{ userPrincipalName: 'no address', displayName: 'N' }, 'userPrincipalName'],
    [{ userPrincipalName: 'n@x.example', displayName: ' ' }, 'displayName'],
    [{ userPrincipalName: 'n@x.example', displayName: 'N', jobTitle: 7 }, 'jobTitle'],
    [{ displayName: 'N' }, 'userPrincipalName'],
  ])('a bad user is refused with the field: %j', async (body, field) => {
    expect(await call('POST', '/users', body)).toMatchObject({ status: 400, json: { error: { field } } })
  })
})

test('groups: members come and go, all mailbox users at once', async () => {
  const { json: group } = await call<Item>('POST', '/groups', { displayName: 'Dynasend', kind: 'm365' })
  const filled = await call<Item>('POST', `/groups/${group.id}/members/all-mailbox-users`)
  expect(filled.json).toMatchObject({ added: 234, memberCount: 234, kind: 'm365' })
  const { items } = await get<{ items: Item[] }>(`/groups/${group.id}/members?limit=1`)
  expect((await call('DELETE', `/groups/${group.id}/members/${items[0]?.id}`)).status).toBe(204)
  expect(await get(`/groups/${group.id}`)).toMatchObject({ memberCount: 233 })
  expect(await call('POST', `/groups/${group.id}/members`, { ids: ['nobody'] })).toMatchObject({ status: 404 })
  expect(await call('POST', `/groups/${group.id}/members`, { ids: 'x' })).toMatchObject({ status: 400 })
})

test('the ten steps over the API', async () => {
  const { json: application } = await call<Item>('POST', '/applications', { displayName: 'Second' })
  const base = `/applications/${application.id}/provisioning`
  expect(await call('POST', `${base}/start`)).toMatchObject({ status: 400, json: message })
  const credentials = { tenantUrl: stage.tenantUrl, secretToken: 'abc' }
  expect((await call('POST', `${base}/test`, credentials)).json).toMatchObject({ ok: true })
  expect(await call('PUT', base, { mode: 'Automatic', ...credentials, secretToken: '' })).toMatchObject({ status: 400 })
  expect((await call('PUT', base, { mode: 'Automatic', ...credentials })).status).toBe(200)
  const shown = await get<object>(base)
  expect(shown).toMatchObject({ credentials: { tenantUrl: stage.tenantUrl, hasSecretToken: true } })
  expect(JSON.stringify(shown)).not.toContain('abc')
  expect((await call('POST', `${base}/test`, { tenantUrl: stage.tenantUrl })).json).toMatchObject({ ok: true })
  const [all] = (await get<{ items: Item[] }>('/groups?search=all users')).items
  await call('POST', `/applications/${application.id}/assignments`, { principalIds: [all?.id] })
  expect(await get(`/applications/${application.id}/assignments`)).toMatchObject({
    total: 1,
    items: [{ principalType: 'Group' }],
  })
  await call('POST', `${base}/start`)
  await stage.rehearsal.provisioning.settled(application.id)
  expect(await get(base)).toMatchObject({ job: { status: 'Active', statistics: { users: 231, groups: 1 } } })
  const logs = await get<{ items: Item[]; nextCursor: string }>(`${base}/logs?limit=5&status=Success&action=Create`)
  expect(logs.items).toHaveLength(5)
  const detail = await get<Item>(`${base}/logs/${logs.items[0]?.id}`)
  expect(detail['steps']).toBeInstanceOf(Array)
  const next = await get<{ items: Item[] }>(
    `${base}/logs?limit=5&status=Success&action=Create&cursor=${logs.nextCursor}`,
  )
  expect(next.items[0]?.id).not.toBe(logs.items[4]?.id)
  expect((await call('POST', `${base}/compare`)).json).toMatchObject({ differences: [] })
  expect((await call('POST', '/clock/advance', { minutes: 40 })).json).toMatchObject({ cyclesRun: 1 })
  expect((await call('POST', `${base}/stop`)).json).toMatchObject({ job: { status: 'Paused' } })
  expect((await call('DELETE', `/applications/${application.id}`)).status).toBe(204)
  expect(await get('/applications')).toHaveLength(1)
})

test('mappings: read, changed, refused; expressions tried on a person', async () => {
  const base = `/applications/${stage.application.id}/provisioning/mappings`
  const mapping = await get<{ attributes: Item[]; sourceAttributes: string[] }>(`${base}/users`)
  expect(mapping.attributes).toHaveLength(22)
  expect(mapping.sourceAttributes).toContain('originalUserPrincipalName')
  expect((await get<{ attributes: Item[] }>(`${base}/groups`)).attributes).toHaveLength(3)
  const broken = mapping.attributes.map((line, index) => (index === 1 ? { ...line, expression: 'Swich()' } : line))
  expect((await call('PUT', `${base}/users`, mapping)).status).toBe(200)
  expect((await call('PUT', `${base}/users`, { ...mapping, attributes: broken })).status).toBe(400)
  const unread = mapping.attributes.map((line, index) => (index === 1 ? { ...line, expression: 'Switch(' } : line))
  const refused = await call<{ error: { message: string } }>('PUT', `${base}/users`, { ...mapping, attributes: unread })
  expect(refused.status).toBe(400)
  expect(refused.json.error.message).toContain('active:')
  const scoping = [{ name: 'f', clauses: [{ attribute: 'city', operator: 'LIKE', value: 'x' }] }]
  expect((await call('PUT', `${base}/users`, { ...mapping, scopingFilters: scoping })).status).toBe(400)
  expect((await call('PUT', `${base}/users`, { ...mapping, enabled: false })).status).toBe(400)
  const [someone] = (await get<{ items: Item[] }>('/users?limit=1')).items
  const tried = (expression: string) => call('POST', `${base}/test-expression`, { expression, userId: someone?.id })
  expect((await tried('ToUpper("ab")')).json).toMatchObject({ ok: true, value: 'AB' })
  expect((await tried('ToUpper(')).json).toMatchObject({ ok: false, position: 8 })
})

test('files are imported as the page sends them; a bad file is told', async () => {
  const upload = async (name: string, text: string) => {
    const form = new FormData()
    form.append('files', new Blob([text]), name)
    const answer = await fetch(`${origin}/api/import?mode=merge`, { method: 'POST', body: form })
    return { status: answer.status, json: (await answer.json()) as unknown }
  }
  expect(await upload('u.csv', 'userPrincipalName,displayName\nz@x.example,Z')).toMatchObject({ json: { users: 1 } })
  expect(await upload('u.csv', 'displayName\nZ')).toMatchObject({ status: 400, json: message })
  expect((await call('POST', '/generate', { people: 30, groups: 3, seed: 'x' })).json).toEqual({ users: 30, groups: 3 })
  expect((await call('POST', '/generate', { people: 0, groups: 3 })).status).toBe(400)
  expect((await call('POST', '/random-day', { seed: '1' })).json).toMatchObject({ hires: 2 })
  expect((await call('POST', '/reset-sample')).json).toEqual({ users: 240, groups: 14 })
})

test('pages, unknown addresses and other sites', async () => {
  const page = await fetch(`${origin}/applications/some/provisioning`)
  expect(await page.text()).toContain('<title>pages</title>')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect((await fetch(`${origin}/api/nothing`)).status).toBe(404)
  const foreign = await fetch(`${origin}/api/reset-sample`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  })
  expect(foreign.status).toBe(403)
  expect((await fetch(`${origin}/api/reset-sample`, { method: 'POST', headers: { origin } })).status).toBe(200)
})

test('a job that moves is told to the pages as it happens', async () => {
  const events = await fetch(`${origin}/api/events`)
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  stage.rehearsal.provisioning.stop(stage.application.id)
  const { value } = (await reader?.read()) ?? {}
  expect(value).toContain(`"applicationId":"${stage.application.id}"`)
  await reader?.cancel()
})
