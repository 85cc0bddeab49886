import { beforeAll, expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, listed, query } from '../testing/expectations.ts'
import { core, enterprise, person } from '../testing/samples.ts'

const names = ['anna', 'Bjørn', 'carla', 'DAVID', 'eva', 'farid', 'gül']

describeScim('GET /Users answers 200', (scim) => {
  beforeAll(async () => {
    for (const [index, name] of names.entries()) {
      const more = {
        title: `Title ${index}`,
        active: index % 2 === 0,
        [enterprise]: { employeeNumber: String(index), department: index < 3 ? 'Sales' : 'IT' },
      }
      await created(scim(), '/Users', person(`${name}@nordwind.example`, more))
    }
  })

  const found = async (filter: string) => {
    const resources = listed(await scim().get(`/Users${query(filter)}`))
    return resources.map(({ userName }) => String(userName).split('@')[0]).sort()
  }

  it.each([
    ['userName eq "ANNA@nordwind.example"', ['anna']],
    ['userName eq "BJØRN@nordwind.example"', ['Bjørn']],
    ['externalId eq "external-eva@nordwind.example"', ['eva']],
    ['externalId eq "External-eva@nordwind.example"', []],
    ['emails[type eq "work"].value eq "carla@nordwind.example"', ['carla']],
    ['emails[type eq "work" and value co "DAVID"]', ['DAVID']],
    ['emails[type eq "home" and value co "DAVID"]', []],
    ['emails.value sw "EV"', ['eva']],
    [`${enterprise}:department eq "sales" and active eq true`, ['anna', 'carla']],
    ['active eq "False" and not (title eq "Title 1")', ['DAVID', 'farid']],
    ['title ew "6" or title ew "5"', ['farid', 'gül']],
    ['(title gt "Title 4" and title le "Title 5")', ['farid']],
    ['nickName pr', []],
    ['not (nickName pr) and userName sw "a"', ['anna']],
    ['nickName eq null and userName sw "a"', ['anna']],
    ['title co "%" or title co "_"', []],
    ['meta.resourceType eq "Group"', []],
    [`schemas eq "${core}" and userName sw "a"`, ['anna']],
    [`schemas eq "${core.toUpperCase()}" and userName sw "a"`, ['anna']],
    [`schemas eq "${enterprise}" and title le "Title 1"`, ['anna', 'Bjørn'].sort()],
    [`schemas ne "${enterprise}"`, []],
    ['schemas eq "urn:ietf:params:scim:schemas:core:2.0:Group"', []],
    ['meta.created gt "2015-10-10T14:38:21.8617979-07:00" and userName sw "a"', ['anna']],
  ])('to the filter %s', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  it('page by page with startIndex and count', async () => {
    const seen: string[] = []
    for (let startIndex = 1; startIndex <= 7; startIndex += 3) {
      const { body } = await scim().get(`/Users?startIndex=${startIndex}&count=3&sortBy=userName`)
      expect(body).toMatchObject({ totalResults: 7, startIndex, itemsPerPage: startIndex === 7 ? 1 : 3 })
      const page = body['Resources']
      if (Array.isArray(page))
        for (const user of page)
          if (user !== null && typeof user === 'object' && 'userName' in user) seen.push(String(user['userName']))
    }
    expect(seen.map((name) => name.split('@')[0])).toEqual(['anna', 'Bjørn', 'carla', 'DAVID', 'eva', 'farid', 'gül'])
  })

  it('with cursors to the end, each person once (RFC 9865)', async () => {
    const seen = new Set<string>()
    let cursor: string | null = ''
    let pages = 0
    while (cursor !== null) {
      const received = await scim().get(`/Users?cursor=${encodeURIComponent(cursor)}&count=2`)
      for (const { id } of listed(received)) {
        expect(seen.has(String(id))).toBe(false)
        seen.add(String(id))
      }
      const next: unknown = received.body['nextCursor']
      cursor = typeof next === 'string' ? next : null
      pages++
    }
    expect([seen.size, pages >= 4]).toEqual([7, true])
  })

  it('with a count only, and never more than the limit', async () => {
    expect((await scim().get('/Users?count=0')).body).toMatchObject({ totalResults: 7, Resources: [], itemsPerPage: 0 })
    expect((await scim().get('/Users?count=-5')).body).toMatchObject({ totalResults: 7, Resources: [] })
    expect((await scim().get('/Users?startIndex=-3&count=100000')).body).toMatchObject({
      startIndex: 1,
      itemsPerPage: 7,
    })
    expect((await scim().get('/Users?startIndex=100')).body).toMatchObject({
      totalResults: 7,
      Resources: [],
      startIndex: 100,
    })
  })

  it('sorted downwards', async () => {
    const [first] = listed(await scim().get(`/Users?sortBy=${enterprise}:employeeNumber&sortOrder=descending`))
    expect(first).toMatchObject({ userName: 'gül@nordwind.example' })
  })

  it('the same to POST /Users/.search', async () => {
    const search = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      filter: 'userName sw "e"',
      attributes: ['userName'],
      startIndex: 1,
      count: 10,
    }
    const [only, ...more] = listed(await scim().post('/Users/.search', search))
    expect(more).toEqual([])
    expect(Object.keys(only ?? {}).sort()).toEqual(['id', 'schemas', 'userName'])
  })
})
