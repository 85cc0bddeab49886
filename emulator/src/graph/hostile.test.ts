import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { resourceRoutes } from './resources/index.ts'
import { synchronizationRoutes } from './synchronization/index.ts'
import { everyPermission, type GraphStage, openGraphStage } from './testing/graph-stage.ts'

let stage: GraphStage
let ids: string[]
beforeAll(async () => {
  stage = await openGraphStage()
  await stage.signIn(everyPermission)
  await stage.api('PUT', '/graph-faults', { reset: true })
  const { tenant } = stage.stage.rehearsal
  const { id, objectId, job } = stage.stage.application
  ids = [
    id,
    objectId,
    job.id,
    ...[...tenant.users.keys()].slice(0, 3),
    ...[...tenant.groups.keys()].slice(0, 2),
    'scim',
  ]
})
afterAll(() => stage.close())

/** What a body can have at any place: of the wrong type, hostile, or right. */
const names = fc.constantFrom(
  ...[
    'displayName',
    'templateId',
    'value',
    'key',
    'criteria',
    'resetScope',
    'parameters',
    'subjects',
    'ruleId',
    '__proto__',
  ],
  ...[
    'principalId',
    'resourceId',
    'appRoleId',
    'synchronizationRules',
    'objectMappings',
    'directories',
    'objects',
    'name',
  ],
  ...[
    'attributeMappings',
    'source',
    'expression',
    'type',
    'appRoles',
    'members@odata.bind',
    '@odata.id',
    'credentials',
  ],
  ...[
    'membershipRule',
    'groupTypes',
    'mailEnabled',
    'mailNickname',
    'securityEnabled',
    'testInputObject',
    'properties',
  ],
)
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    'scim',
    'Full',
    '[',
    'Switch(',
    'DynamicMembership',
    '../../x',
    '%00',
  ),
  fc.string({ maxLength: 12 }),
)
const { body } = fc.letrec<{ body: unknown }>((tie) => ({
  body: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('body'), { maxLength: 3 }),
    fc.dictionary(names, tie('body'), { maxKeys: 6 }),
  ),
}))
const option = fc.tuple(
  fc.constantFrom(
    '$filter',
    '$select',
    '$orderby',
    '$top',
    '$skiptoken',
    '$deltatoken',
    '$expand',
    '$search',
    '$count',
  ),
  fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom("id eq '1'", 'displayName desc', '5', 'true', 'x/any(t:t eq 1)'),
  ),
)

test('no request, however wrong, makes the rehearsal fail or answer outside the envelope', {
  timeout: 120_000,
}, async () => {
  const failures = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const routes = [...resourceRoutes, ...synchronizationRoutes].filter(({ method }) => method !== 'DELETE')
  const request = fc.record({
    route: fc.constantFrom(...routes),
    keys: fc.array(fc.oneof({ weight: 4, arbitrary: fc.nat(8) }, fc.string({ minLength: 1, maxLength: 9 })), {
      minLength: 4,
      maxLength: 4,
    }),
    body,
    options: fc.array(option, { maxLength: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ route, keys, body: sent, options }) => {
      let at = 0
      const path = route.path.replaceAll(/\{\w+\}/g, () => {
        const key = keys[at++]
        return encodeURIComponent(typeof key === 'number' ? (ids[key] ?? 'x') : (key ?? 'x'))
      })
      const query = options.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
      const answer = await stage.graph(route.method, `${path}?${query}`, route.method === 'GET' ? undefined : sent)
      expect(answer.status).toBeLessThan(500)
      if (answer.status < 400) return
      expect(answer.json['error']).toMatchObject({
        code: expect.stringMatching(/\w/) as unknown,
        message: expect.stringMatching(/\w/) as unknown,
        innerError: { 'request-id': answer.headers.get('request-id') },
      })
    }),
    { numRuns: 400 },
  )
  expect(failures).not.toHaveBeenCalled()
  expect(Object.keys(Object.prototype)).toEqual([])
})

test('a schema with any one place changed is refused in words, or can be read and put again', {
  timeout: 120_000,
}, async () => {
  const { objectId, job } = stage.stage.application
  const path = `/servicePrincipals/${objectId}/synchronization/jobs/${job.id}/schema`
  const { json: schema } = await stage.graph('GET', path)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(200), { minLength: 2, maxLength: 12 }), leaf, async (steps, value) => {
      await stage.graph('DELETE', path)
      const changed = structuredClone(schema)
      change(changed, steps, value)
      const answer = await stage.graph('PUT', path, changed)
      if (answer.status === 204) {
        const kept = await stage.graph('GET', path)
        expect(await stage.graph('PUT', path, kept.json)).toMatchObject({ status: 204 })
        return
      }
      expect(answer).toMatchObject({
        status: 400,
        json: { error: { message: expect.stringMatching(/\w{4}/) as unknown } },
      })
    }),
    { numRuns: 100 },
  )
  await stage.graph('DELETE', path)
})

/** Walks into an object by numbers and replaces what it finds at the end. */
function change(holder: unknown, steps: readonly number[], value: unknown): void {
  if (typeof holder !== 'object' || holder === null) return
  const [step = 0, ...rest] = steps
  const keys = Object.keys(holder)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return
  const inner: unknown = Reflect.get(holder, key)
  const isEnd = rest.length === 0 || typeof inner !== 'object' || inner === null || Object.keys(inner).length === 0
  if (isEnd) Reflect.set(holder, key, value)
  else change(inner, rest, value)
}
