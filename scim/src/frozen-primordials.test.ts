import { expect, test } from 'vitest'
import {
  applyPatch,
  createSchemaRegistry,
  matchesFilter,
  parseFilter,
  parsePatchRequest,
  parseProjection,
  project,
  readResource,
} from './index.ts'

/** In a program that froze what every object inherits from, nothing here may need to write to it, or overwrite a name of it. */
test('works where Object.prototype and its like are frozen', () => {
  for (const prototype of [
    Object.prototype,
    Array.prototype,
    Function.prototype,
    String.prototype,
    Map.prototype,
    Set.prototype,
  ])
    Object.freeze(prototype)
  const user = createSchemaRegistry().resourceType('User')
  const body: unknown = JSON.parse('{"userName":"a","emails":[{"value":"x","type":"work"}],"name":{"givenName":"Å"}}')
  const stored = readResource(body, user, 'create')
  const operations = parsePatchRequest({
    Operations: [{ op: 'replace', value: { 'emails[type eq "work"].value': 'y', title: 'Pilot' } }],
  })
  const patched = applyPatch(stored, operations, user)
  const answer = project(patched, parseProjection({ attributes: 'emails,title' }, user), user)
  expect(JSON.stringify(answer)).toBe(
    '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"emails":[{"value":"y","type":"work"}],"title":"Pilot"}',
  )
  expect(matchesFilter(parseFilter('emails eq "Y" and title pr'), patched, user)).toBe(true)
})
