import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { groupDocument, options, testScimServer, userDocument } from './scim-server.ts'

const everything = {
  filter: null,
  sort: null,
  page: { kind: 'index', startIndex: 1, count: 100 },
  include: { groups: true, members: true },
} as const

describeDatabases('two SCIM servers', (database) => {
  it('see nothing of each other, whatever id one asks for', async () => {
    const { directory: mine } = await testScimServer(database().database)
    const { directory: theirs } = await testScimServer(database().database)
    const foreign = await theirs.users.create(userDocument('Anna'), options)
    const foreignGroup = await theirs.groups.create(groupDocument('Sales'), [{ value: foreign.id }], options)
    const own = await mine.users.create(userDocument('Anna'), options)
    expect(await mine.users.get(foreign.id)).toBeNull()
    expect(await mine.groups.get(foreignGroup.id, { members: true })).toBeNull()
    const gone = { name: 'NotFoundError' }
    await expect(mine.users.update(foreign.id, (user) => user.document, options)).rejects.toMatchObject(gone)
    await expect(mine.users.delete(foreign.id, options)).rejects.toMatchObject(gone)
    await expect(mine.groups.delete(foreignGroup.id, options)).rejects.toMatchObject(gone)
    const stranger = mine.groups.create(groupDocument('Mine'), [{ value: foreign.id }], options)
    await expect(stranger).rejects.toMatchObject({ name: 'UnknownMemberError' })
    expect((await mine.users.find(everything)).resources.map((user) => user.id)).toEqual([own.id])
    expect((await theirs.users.find(everything)).totalResults).toBe(1)
  })

  it('each keep exactly their own under parallel writes', async () => {
    const servers = await Promise.all([testScimServer(database().database), testScimServer(database().database)])
    const names = Array.from({ length: 40 }, (_, index) => `Person ${index}`)
    const made = servers.map(({ directory }) =>
      Promise.all(names.map((name) => directory.users.create(userDocument(name), options))),
    )
    const ids = (await Promise.all(made)).map((users) => users.map((user) => user.id).toSorted())
    for (const [index, { directory }] of servers.entries()) {
      const found = await directory.users.find(everything)
      expect(found.resources.map((user) => user.id).toSorted()).toEqual(ids[index])
    }
  })

  it('do not take a manager from each other', async () => {
    const { directory: mine } = await testScimServer(database().database)
    const { directory: theirs } = await testScimServer(database().database)
    const foreign = await theirs.users.create(userDocument('Chief'), options)
    const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
    const document = { ...userDocument('Anna'), [enterprise]: { manager: { value: foreign.id } } }
    const user = await mine.users.create(document, options)
    expect(user.manager?.displayName ?? null).toBeNull()
  })
})
