import { describe, expect, test } from 'vitest'
import {
  applyPatch,
  type BulkStep,
  bulkReferences,
  createSchemaRegistry,
  errorsReached,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseBulkRequest,
  parsePatchRequest,
  planBulk,
  resolveBulkIds,
} from '../index.ts'
import { examplesOf } from './examples.ts'

const registry = createSchemaRegistry()

/** Carries a plan out on a plain map, as a server would on its store. */
function carryOut(steps: readonly BulkStep[]): Map<string, JsonObject> {
  const ids = new Map<string, string>()
  const made = new Map<string, JsonObject>()
  for (const step of steps) {
    const bulkId = step.operation.bulkId ?? ''
    const id = ids.get(bulkId) ?? `id-of-${bulkId}`
    if (step.kind === 'operation') made.set(id, resolveBulkIds(step.operation.data ?? {}, ids))
    else {
      const type = registry.resourceType(step.operation.path === '/Users' ? 'User' : 'Group')
      made.set(id, applyPatch(made.get(id) ?? {}, parsePatchRequest(resolveBulkIds(step.patch, ids)), type))
    }
    ids.set(bulkId, id)
  }
  return made
}

const memberOf = (value: string): JsonValue[] => [{ type: 'Group', value }]
const plan = (section: string, index = 0) =>
  planBulk(
    parseBulkRequest(
      examplesOf(7644, section).filter(
        ({ body }) => isJsonObject(body) && 'Operations' in body && JSON.stringify(body).includes('BulkRequest'),
      )[index]?.body,
    ),
  )

describe('bulkIds', () => {
  test('RFC 7644 section 3.7.1: two groups that are members of each other', () => {
    const made = carryOut(plan('3.7.1'))
    expect(made.get('id-of-qwerty')?.['members']).toEqual(memberOf('id-of-ytrewq'))
    expect(made.get('id-of-ytrewq')?.['members']).toEqual(memberOf('id-of-qwerty'))
  })

  test('RFC 7644 section 3.7.2: a group whose member is made in the same request', () => {
    expect(carryOut(plan('3.7.2')).get('id-of-ytrewq')?.['members']).toEqual([{ type: 'User', value: 'id-of-qwerty' }])
  })

  test('RFC 7644 section 3.7.2: a manager who is made in the same request', () => {
    const bob = carryOut(plan('3.7.2', 1)).get('id-of-ytrewq')
    expect(JSON.stringify(bob)).toContain('"manager":{"value":"id-of-qwerty"}')
  })

  test('references forward are made first, whatever the order', () => {
    const post = (bulkId: string, member: string): JsonObject => ({
      method: 'POST',
      path: '/Groups',
      bulkId,
      data: { displayName: bulkId, members: [{ value: member }] },
    })
    const steps = planBulk(
      parseBulkRequest({ Operations: [post('a', 'bulkId:b'), post('b', 'bulkId:c'), post('c', 'u1')] }),
    )
    expect(steps.map(({ operation }) => operation.bulkId)).toEqual(['c', 'b', 'a'])
  })

  test('a circle through an extension, and one of three', () => {
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
    const post = (bulkId: string, manager: string): JsonObject => ({
      method: 'POST',
      path: '/Users',
      bulkId,
      data: { userName: bulkId, [urn]: { department: 'Sales', manager: { value: `bulkId:${manager}` } } },
    })
    const made = carryOut(planBulk(parseBulkRequest({ Operations: [post('a', 'b'), post('b', 'c'), post('c', 'a')] })))
    expect(made.get('id-of-a')).toMatchObject({ [urn]: { department: 'Sales', manager: { value: 'id-of-b' } } })
    expect(made.get('id-of-b')).toMatchObject({ [urn]: { manager: { value: 'id-of-c' } } })
    expect(made.get('id-of-c')).toMatchObject({ [urn]: { manager: { value: 'id-of-a' } } })
  })

  test('a path can name what the request made; what nobody made is refused', () => {
    expect([...bulkReferences('/Users/bulkId:qwerty')]).toEqual(['qwerty'])
    expect(resolveBulkIds('/Users/bulkId:qwerty', new Map([['qwerty', 'u1']]))).toBe('/Users/u1')
    expect(() => resolveBulkIds({ value: 'bulkId:nobody' }, new Map())).toThrow(
      expect.objectContaining({ status: 409, scimType: 'invalidValue' }),
    )
  })
})

describe('operations that cannot be tried', () => {
  const request = parseBulkRequest({
    failOnErrors: 2,
    Operations: [
      { method: 'POST', path: '/Users', data: {} },
      { method: 'FETCH', path: '/Users' },
      { method: 'PUT', path: '/Users/u1' },
      { method: 'DELETE', path: '/Users/u1' },
      { method: 'POST', path: '/Users', bulkId: 'x', data: {} },
      { method: 'POST', path: '/Users', bulkId: 'x', data: {} },
      'nonsense',
    ],
  })

  test('are answered one by one; the others run', () => {
    expect(request.broken.map(({ index }) => index)).toEqual([0, 1, 2, 5, 6])
    expect(request.broken.every(({ error }) => error.status === 400 && error.scimType === 'invalidSyntax')).toBe(true)
    expect(request.operations.map(({ index }) => index)).toEqual([3, 4])
  })

  test('failOnErrors counts errors', () => {
    const ended = (status: number) => ({ index: 0, method: 'POST', bulkId: null, status })
    expect(errorsReached(request, [ended(201), ended(409)])).toBe(false)
    expect(errorsReached(request, [ended(404), ended(201), ended(409)])).toBe(true)
  })

  test('too many operations are refused as a whole', () => {
    expect(() => parseBulkRequest({ Operations: [{}, {}] }, { maxOperations: 1 })).toThrow(
      expect.objectContaining({ status: 413 }),
    )
  })
})
