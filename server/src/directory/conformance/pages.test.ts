import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { ResourceQuery, ScimUsers } from '../contract.ts'
import { options, testScimServer, userDocument } from './scim-server.ts'

type Sort = ResourceQuery['sort']

describeDatabases('pages', (database) => {
  const open = async () => {
    const { users } = (await testScimServer(database().database)).directory
    const titles = ['c', 'a', null, 'B', 'a', 'd', null]
    const made = []
    for (const [index, title] of titles.entries())
      made.push(await users.create(userDocument(`p${index}`, title === null ? {} : { title }), options))
    return { users, ids: made.map((user) => user.id) }
  }
  const cursorPage = (users: ScimUsers, sort: Sort, cursor: string | null, count = 3) =>
    users.find({
      filter: null,
      sort,
      page: { kind: 'cursor', cursor, count },
      include: { groups: false, members: false },
    })
  const walk = async (users: ScimUsers, sort: Sort, between: () => Promise<unknown> = async () => undefined) => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page = await cursorPage(users, sort, cursor)
      seen.push(...page.resources.map((user) => user.id))
      cursor = page.nextCursor
      await between()
    } while (cursor !== null)
    return seen
  }

  it('by index give each person once, and the total with each page', async () => {
    const { users, ids } = await open()
    const page = (startIndex: number, count: number) =>
      users.find({
        filter: null,
        sort: null,
        page: { kind: 'index', startIndex, count },
        include: { groups: false, members: false },
      })
    const pages = [await page(1, 3), await page(4, 3), await page(7, 3), await page(100, 3), await page(1, 0)]
    expect(pages.map((one) => one.totalResults)).toEqual([7, 7, 7, 7, 7])
    expect(pages.flatMap((one) => one.resources.map((user) => user.id))).toEqual(ids)
  })

  it('by cursor give each person once, in any order', async () => {
    const { users, ids } = await open()
    expect(await walk(users, null)).toEqual(ids)
    const ascending = await walk(users, { path: 'title', descending: false })
    expect(ascending.map((id) => ids.indexOf(id)).slice(0, 5)).toEqual([1, 4, 3, 0, 5])
    expect(ascending.toSorted()).toEqual(ids.toSorted())
    expect(await walk(users, { path: 'title', descending: true })).toEqual(ascending.toReversed())
  })

  it('by cursor lose nobody while people come and go', async () => {
    const { users, ids } = await open()
    const leavers = ids.slice(0, 3)
    let number = 0
    const seen = await walk(users, null, async () => {
      const leaver = leavers.pop()
      if (leaver) await users.delete(leaver, options)
      if (number < 5) await users.create(userDocument(`late ${number++}`), options)
    })
    for (const id of ids.slice(3)) expect(seen.filter((one) => one === id)).toEqual([id])
  })

  it('refuse a cursor that was changed, is of another query or of another SCIM server', async () => {
    const { users } = await open()
    const { users: strangers } = await open()
    const { nextCursor } = await cursorPage(users, null, null)
    const cursor = nextCursor ?? ''
    const wrong = { name: 'InvalidCursorError' }
    await expect(cursorPage(users, { path: 'title', descending: false }, cursor)).rejects.toMatchObject(wrong)
    await expect(cursorPage(strangers, null, cursor)).rejects.toMatchObject(wrong)
    for (const text of ['', 'x', `${cursor}A`, cursor.slice(0, -4), `A${cursor.slice(1)}`])
      await expect(cursorPage(users, null, text)).rejects.toMatchObject(wrong)
  })
})
