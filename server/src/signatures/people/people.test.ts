import { expect, it } from 'vitest'
import { openCompany } from '../../directory/holds/testing/company.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openPeople } from './index.ts'

describeDatabases('people as signatures see them', (open) => {
  it('have the groups that hold them, directly or through another', async () => {
    const company = await openCompany(open().database)
    const [anna = '', ben = ''] = await company.hire(2)
    const inner = await company.group('Sales', [anna])
    await company.group('Everybody', [inner, ben])
    const people = openPeople(open().database, company.accountId)
    expect((await people.get(anna))?.groups.map(({ name }) => name)).toEqual(['Everybody', 'Sales'])
    expect((await people.get(ben))?.groups.map(({ name }) => name)).toEqual(['Everybody'])
    expect(await people.get('nobody')).toBeNull()
    expect(await openPeople(open().database, 'another').get(anna)).toBeNull()
  })

  it('come page by page, each once', async () => {
    const company = await openCompany(open().database)
    const ids = await company.hire(7)
    const people = openPeople(open().database, company.accountId)
    const found: string[] = []
    let cursor: string | null = null
    do {
      const page = await people.page(cursor, 3)
      found.push(...page.people.map(({ id }) => id))
      cursor = page.cursor
    } while (cursor !== null)
    expect(found).toEqual(ids.toSorted())
    expect((await people.some(ids.slice(0, 2))).map(({ id }) => id)).toEqual(ids.slice(0, 2).toSorted())
    expect(await people.count()).toBe(7)
  })

  it('are as they were where taking them away is held', async () => {
    const company = await openCompany(open().database)
    const ids = await company.hire(40)
    const group = await company.group('Everybody', ids)
    await company.deactivate(ids.slice(0, 20))
    await company.remove(ids.slice(20))
    const { people, cursor } = await openPeople(open().database, company.accountId).page(null, 100)
    expect(people.map(({ id }) => id)).toEqual(ids.toSorted())
    expect(people.filter(({ active }) => !active)).toEqual([])
    expect(new Set(people.flatMap(({ groups }) => groups.map(({ id }) => id)))).toEqual(new Set([group]))
    expect(cursor).not.toBeNull()
  })
})
