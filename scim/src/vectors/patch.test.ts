import { describe, expect, test } from 'vitest'
import {
  applyPatch,
  createSchemaRegistry,
  GROUP_SCHEMA,
  isJsonObject,
  type JsonObject,
  parsePatchRequest,
  USER_SCHEMA,
} from '../index.ts'
import { examplesOf } from './examples.ts'

const registry = createSchemaRegistry()
const group = registry.resourceType('Group')
const user = registry.resourceType('User')
const babs = { value: '2819c223-7f76-453a-919d-413861904646', display: 'Babs Jensen' }
const james = { value: '08e1d05d...473d93df9210', display: 'James Smith' }
const tourGuides = (...members: JsonObject[]): JsonObject => ({
  schemas: [GROUP_SCHEMA],
  displayName: 'Tour Guides',
  members,
})

function patchBody(section: string, contains: string): unknown {
  const found = examplesOf(7644, section).filter(({ body }) => JSON.stringify(body).includes(contains))
  return found[0]?.body
}

const patchGroup = (before: JsonObject, section: string, contains: string) =>
  applyPatch(before, parsePatchRequest(patchBody(section, contains)), group)

/** The ids of a group's members. */
const ids = ({ members }: JsonObject) =>
  (Array.isArray(members) ? members : []).map((member) => (isJsonObject(member) ? member['value'] : member))

describe('RFC 7644 section 3.5.2.1, add', () => {
  test('a member', () => {
    expect(ids(patchGroup(tourGuides(james), '3.5.2.1', 'members'))).toEqual([james.value, babs.value])
  })

  test('the same member again changes nothing', () => {
    const once = patchGroup(tourGuides(), '3.5.2.1', 'members')
    expect(patchGroup(once, '3.5.2.1', 'members')).toEqual(once)
  })

  test('without a path: an e-mail address is appended, the nickname set', () => {
    const before: JsonObject = {
      schemas: [USER_SCHEMA],
      userName: 'bjensen',
      emails: [{ value: 'bjensen@example.com', type: 'work' }],
    }
    const after = applyPatch(before, parsePatchRequest(patchBody('3.5.2.1', 'nickname')), user)
    expect(after).toEqual({
      ...before,
      nickName: 'Babs',
      emails: [
        { value: 'bjensen@example.com', type: 'work' },
        { value: 'babs@jensen.org', type: 'home' },
      ],
    })
  })
})

describe('RFC 7644 section 3.5.2.2, remove', () => {
  const short = { value: '2819c223-7f76-...413861904646' }

  test('one member by a filter', () => {
    expect(ids(patchGroup(tourGuides(short, james), '3.5.2.2', '2819c223-7f76-...'))).toEqual([james.value])
  })

  test('all members', () => {
    const body = { Operations: [{ op: 'remove', path: 'members' }] }
    expect(applyPatch(tourGuides(babs, james), parsePatchRequest(body), group)).not.toHaveProperty('members')
  })

  test('work addresses of one domain, by two conditions', () => {
    const before: JsonObject = {
      userName: 'bjensen',
      emails: [
        { value: 'bjensen@example.com', type: 'work' },
        { value: 'bjensen@example.org', type: 'work' },
        { value: 'babs@example.com', type: 'home' },
      ],
    }
    const after = applyPatch(before, parsePatchRequest(patchBody('3.5.2.2', 'emails')), user)
    expect(after['emails']).toEqual([
      { value: 'bjensen@example.org', type: 'work' },
      { value: 'babs@example.com', type: 'home' },
    ])
  })

  test('one member goes and another comes in one request', () => {
    expect(
      ids(patchGroup(tourGuides({ value: '2819c223...919d-413861904646' }), '3.5.2.2', '2819c223...919d')),
    ).toEqual([james.value])
  })

  test('all members go and two come in one request', () => {
    const after = patchGroup(tourGuides({ value: 'somebody-else' }), '3.5.2.2', 'Babs Jensen')
    expect(ids(after)).toEqual(['2819c223-7f76-453a-919d-413861904646', '08e1d05d-121c-4561-8b96-473d93df9210'])
  })
})

describe('RFC 7644 section 3.5.2.3, replace', () => {
  test('the whole list of members', () => {
    expect(ids(patchGroup(tourGuides({ value: 'somebody-else' }), '3.5.2.3', 'Babs Jensen'))).toEqual([
      '2819c223...413861904646',
      james.value,
    ])
  })

  const home = { type: 'home', locality: 'Hollywood' }
  const work = {
    type: 'work',
    streetAddress: '100 Universal City Plaza',
    country: 'USA',
    display: 'stays only in a part',
  }
  const before: JsonObject = { userName: 'bjensen', addresses: [home, work] }

  test('the whole work address', () => {
    const after = applyPatch(before, parsePatchRequest(patchBody('3.5.2.3', '911 Universal')), user)
    expect(after['addresses']).toEqual([
      home,
      expect.objectContaining({ streetAddress: '911 Universal City Plaza', country: 'US' }),
    ])
    expect(JSON.stringify(after)).not.toContain('stays only')
  })

  test('one part of the work address', () => {
    const after = applyPatch(before, parsePatchRequest(patchBody('3.5.2.3', '1010 Broadway Ave')), user)
    expect(after['addresses']).toEqual([home, { ...work, streetAddress: '1010 Broadway Ave' }])
  })

  test('several attributes without a path', () => {
    const after = applyPatch({ ...before, title: 'Guide' }, parsePatchRequest(patchBody('3.5.2.3', 'nickname')), user)
    expect(after).toMatchObject({ ...before, title: 'Guide', nickName: 'Babs' })
    expect(after['emails']).toHaveLength(2)
  })
})
