import { beforeAll, expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, query } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('A search over everything', (scim) => {
  beforeAll(async () => {
    for (const name of ['ann', 'ben', 'cleo']) await created(scim(), '/Users', person(`${name}@nordwind.example`))
    for (const name of ['Alpha', 'Beta']) await created(scim(), '/Groups', group(name))
  })
  const search = (more: Record<string, string | number | string[]>) =>
    scim().post('/.search', { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], ...more })
  const names = (received: Awaited<ReturnType<typeof search>>) =>
    listed(received).map(({ userName, displayName }) => userName ?? displayName)

  it('lists users, then groups, in pages that cross from one to the other', async () => {
    const first = await search({ sortBy: 'id', startIndex: 1, count: 2 })
    expect(first.body).toMatchObject({ totalResults: 5, startIndex: 1, itemsPerPage: 2 })
    const second = await search({ sortBy: 'id', startIndex: 3, count: 2 })
    const third = await search({ sortBy: 'id', startIndex: 5, count: 2 })
    const all = [first, second, third].flatMap(names)
    expect(all.map(String).sort()).toEqual([
      'Alpha',
      'Beta',
      'ann@nordwind.example',
      'ben@nordwind.example',
      'cleo@nordwind.example',
    ])
    expect(names(second)[1]).toMatch(/^(?:Alpha|Beta)$/u)
  })

  it('finds by type, and by an attribute that only one type has', async () => {
    expect(names(await search({ filter: 'meta.resourceType eq "Group"' }))).toEqual(['Alpha', 'Beta'])
    expect(names(await search({ filter: 'userName sw "b"' }))).toEqual(['ben@nordwind.example'])
    expect(names(await scim().get(`/${query('displayName eq "beta"')}`))).toEqual(['Beta'])
    expectError(await search({ filter: 'shoeSize eq 42' }), 400, 'invalidFilter')
    expectError(await search({ cursor: '' }), 400, 'invalidCursor')
    expectError(await scim().post('/.search', '[]'), 400, 'invalidSyntax')
  })

  it('finds groups by POST /Groups/.search, with the attributes that were asked for', async () => {
    const body = { filter: 'displayName co "et"', attributes: ['displayName'], excludedAttributes: [] }
    const [only, ...more] = listed(await scim().post('/Groups/.search', body))
    expect([Object.keys(only ?? {}).sort(), more]).toEqual([['displayName', 'id', 'schemas'], []])
  })
})
