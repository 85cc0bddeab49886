import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { call, options, testScimServer, userDocument } from './scim-server.ts'

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

describeDatabases('users', (database) => {
  const open = () => testScimServer(database().database)

  it('come back exactly as they were sent', async () => {
    const { users } = (await open()).directory
    const document = {
      ...userDocument('Bjørn Ångström'),
      'urn:ietf:params:scim:schemas:extension:Signature:2.0:User': { motto: 'a "quoted" \\ \u0000 text', n: 1.5 },
      emails: [{ type: 'work', value: 'b@nordwind.example', primary: true }],
    }
    const created = await users.create(document, options)
    expect(created).toMatchObject({ document, version: 1, manager: null, groups: [] })
    expect(await users.get(created.id)).toEqual(created)
  })

  it('have one user name each, compared without case', async () => {
    const { users } = (await open()).directory
    await users.create(userDocument('Özlem'), options)
    await expect(users.create(userDocument('ÖZLEM'), options)).rejects.toMatchObject({
      name: 'UniquenessError',
      attribute: 'userName',
    })
    const other = await users.create(userDocument('Other'), options)
    const taken = users.update(other.id, () => userDocument('özlem'), options)
    await expect(taken).rejects.toMatchObject({ name: 'UniquenessError' })
    expect((await users.get(other.id))?.document['displayName']).toBe('Other')
  })

  it('are taken by one of many who ask for the same name at once', async () => {
    const { users } = (await open()).directory
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => users.create(userDocument('Anna'), options)),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  })

  it('move neither version nor time when nothing changes', async () => {
    const { users } = (await open()).directory
    const created = await users.create(userDocument('Anna'), options)
    const same = await users.update(created.id, ({ document }) => ({ ...document }), options)
    expect(same).toEqual(created)
  })

  it('grow by one version with each change, also when many change one person at once', async () => {
    const { users } = (await open()).directory
    const { id } = await users.create(userDocument('Anna'), options)
    const titles = Array.from({ length: 20 }, (_, index) => `t${index}`)
    await Promise.all(
      titles.map((title) => users.update(id, ({ document }) => ({ ...document, [title]: 'yes' }), options)),
    )
    const user = await users.get(id)
    expect(user?.version).toBe(21)
    expect(Object.keys(user?.document ?? {})).toEqual(expect.arrayContaining(titles))
  })

  it('are not written when the function or the answer refuses', async () => {
    const { users } = (await open()).directory
    const created = await users.create(userDocument('Anna'), options)
    const refuse = (): never => {
      throw new RangeError('no')
    }
    await expect(users.update(created.id, refuse, options)).rejects.toBeInstanceOf(RangeError)
    const late = users.update(created.id, (user) => ({ ...user.document, title: 'x' }), { call, answer: refuse })
    await expect(late).rejects.toBeInstanceOf(RangeError)
    expect(await users.get(created.id)).toEqual(created)
  })

  it('are refused to whoever holds an old version', async () => {
    const { users } = (await open()).directory
    const { id } = await users.create(userDocument('Anna'), options)
    const change = users.update(id, (user) => user.document, { ...options, ifVersion: [7] })
    await expect(change).rejects.toMatchObject({ name: 'VersionMismatchError' })
    await expect(users.delete(id, { ...options, ifVersion: [7] })).rejects.toMatchObject({
      name: 'VersionMismatchError',
    })
    await users.delete(id, { ...options, ifVersion: [1] })
  })

  it('can be made again after they were deleted', async () => {
    const { users } = (await open()).directory
    const { id } = await users.create(userDocument('Anna'), options)
    await users.delete(id, options)
    expect(await users.get(id)).toBeNull()
    await expect(users.delete(id, options)).rejects.toMatchObject({ name: 'NotFoundError' })
    const again = await users.create(userDocument('Anna'), options)
    expect(again.id).not.toBe(id)
  })

  it('show the name that their manager has today, and lose the link when the manager goes', async () => {
    const { users } = (await open()).directory
    const manager = await users.create(userDocument('Chief'), options)
    const report = await users.create(
      { ...userDocument('Anna'), [enterprise]: { department: 'Sales', manager: { value: manager.id } } },
      options,
    )
    expect(report.manager).toEqual({ id: manager.id, displayName: 'Chief' })
    await users.update(manager.id, ({ document }) => ({ ...document, displayName: 'Boss' }), options)
    expect((await users.get(report.id))?.manager).toEqual({ id: manager.id, displayName: 'Boss' })
    await users.delete(manager.id, options)
    const alone = await users.get(report.id)
    expect(alone?.manager).toBeNull()
    expect(alone?.document[enterprise]).toEqual({ department: 'Sales' })
    expect(alone?.version).toBe(2)
  })

  it('who are their own manager have the name that they have now (npm run models)', async () => {
    const { users } = (await open()).directory
    const { id } = await users.create(userDocument('Chief'), options)
    const own = { ...userDocument('Chief'), [enterprise]: { manager: { value: id } } }
    await users.update(id, () => own, options)
    const renamed = await users.update(id, () => ({ ...own, displayName: 'Boss' }), options)
    expect(renamed.manager).toEqual({ id, displayName: 'Boss' })
  })

  it('lose neither their manager link nor a change that comes at the moment when the manager goes', async () => {
    const { users } = (await open()).directory
    for (let round = 0; round < 5; round++) {
      const manager = await users.create(userDocument(`Chief ${round}`), options)
      const document = { ...userDocument(`Anna ${round}`), [enterprise]: { manager: { value: manager.id } } }
      const { id } = await users.create(document, options)
      await Promise.all([
        users.delete(manager.id, options),
        users.update(id, (user) => ({ ...user.document, title: 'Clerk' }), options),
      ])
      const report = await users.get(id)
      expect(report).toMatchObject({ version: 3, manager: null })
      expect(report?.document['title']).toBe('Clerk')
    }
  })

  it('keep attributes under names that no index takes', async () => {
    const { users } = (await open()).directory
    const document = userDocument('Anna', { [`x${'y'.repeat(5000)}`]: 'z' })
    expect((await users.create(document, options)).document).toEqual(document)
  })

  it('keep a userName that is longer than an index takes', async () => {
    const { users } = (await open()).directory
    const [one, two] = [`${'ü'.repeat(5000)}1`, `${'ü'.repeat(5000)}2`]
    await users.create(userDocument(one), options)
    await users.create(userDocument(two), options)
    await expect(users.create(userDocument(one.toUpperCase()), options)).rejects.toMatchObject({
      name: 'UniquenessError',
    })
  })
})
