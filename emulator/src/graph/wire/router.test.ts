import { expect, test } from 'vitest'
import { access } from '../identity/index.ts'
import { noContent } from './call.ts'
import { segmentsOf } from './path.ts'
import { Router } from './router.ts'

const route = (method: 'GET' | 'POST', path: string) => ({
  method,
  path,
  access: access.anyone,
  handle: () => noContent,
})
const router = new Router([
  route('GET', '/users/{id}'),
  route('GET', '/users/delta'),
  route('POST', '/users/{id}'),
  route('GET', '/groups/{id}/members/{memberId}/$ref'),
])

test.each([
  ['/users/a%20b', ['users', 'a b']],
  ["/users('a')/manager", ['users', 'a', 'manager']],
  ["/servicePrincipals(appId='x-1')", ['servicePrincipals', "appId='x-1'"]],
  ['/users/microsoft.graph.delta()', ['users', 'delta']],
  ['/directory/deletedItems/microsoft.graph.user', ['directory', 'deletedItems', 'user']],
  ['/users/%ZZ', null],
])('%s', (path, segments) => {
  expect(segmentsOf(path)).toEqual(segments)
})

test('a literal wins over a parameter; names without case; what is missing is told apart from a wrong verb', () => {
  expect(router.find('GET', '/users/delta').route.path).toBe('/users/delta')
  expect(router.find('POST', '/USERS/Delta')).toMatchObject({ parameters: { id: 'Delta' } })
  expect(router.find('GET', '/groups/g/members/m/$ref').parameters).toEqual({ id: 'g', memberId: 'm' })
  expect(() => router.find('GET', '/groups')).toThrow("segment 'groups'")
  expect(() => router.find('DELETE', '/users/x')).toThrow('method is not allowed')
  expect(() => router.find('GET', '/users/%ZZ')).toThrow('not properly encoded')
})
