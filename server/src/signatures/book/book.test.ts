import { expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { Configuration } from '../model/configuration.ts'
import {
  beginChangeSet,
  ChangeSetGoneError,
  editChangeSet,
  MergeConflictError,
  newestNumber,
  pictureOf,
  publishChangeSet,
  RevisionError,
  versionOf,
} from './index.ts'

const actor = { operatorId: 'o-1', name: 'Anna Berg' }
const deed = { accountId: 'a-1', actor, now: Date.parse('2026-11-23T08:00:00Z') }
const publication = { comment: 'New street', approvedBy: null, facts: '{}' }
const withOslo = (street: string) => (configuration: Configuration) => ({
  configuration: { ...configuration, locations: [{ id: 'oslo', name: 'Oslo', values: { street } }] },
})

describeDatabases('the book of versions', (open) => {
  it('begins with what the product brings, and is published by change sets', async () => {
    const { database } = open()
    expect(await newestNumber(database.read, 'a-1')).toBe(0)
    const set = await database.write((tx) => beginChangeSet(tx, deed, 'Moving'))
    const edited = await database.write((tx) =>
      editChangeSet(tx, deed, { id: set.id, revision: 1 }, withOslo('Main 1')),
    )
    expect(edited.revision).toBe(2)
    expect((await versionOf(database.read, 'a-1', 0))?.configuration.locations).toEqual([])
    expect(await database.write((tx) => publishChangeSet(tx, deed, set.id, publication))).toBe(1)
    const version = await versionOf(database.read, 'a-1', 1)
    expect(version?.configuration.locations).toEqual([{ id: 'oslo', name: 'Oslo', values: { street: 'Main 1' } }])
    expect(version?.configuration.programs).toEqual((await versionOf(database.read, 'a-1', 0))?.configuration.programs)
    expect(await versionOf(database.read, 'a-2', 1)).toBeNull()
    await expect(
      database.write((tx) => editChangeSet(tx, deed, { id: set.id, revision: 2 }, withOslo('x'))),
    ).rejects.toThrow(ChangeSetGoneError)
  })

  it('lets nobody overwrite what somebody else changed unseen', async () => {
    const { database } = open()
    const one = await database.write((tx) => beginChangeSet(tx, deed, 'One'))
    const other = await database.write((tx) => beginChangeSet(tx, deed, 'Other'))
    await database.write((tx) => editChangeSet(tx, deed, { id: one.id, revision: 1 }, withOslo('Main 2')))
    await expect(
      database.write((tx) => editChangeSet(tx, deed, { id: one.id, revision: 1 }, withOslo('Main 3'))),
    ).rejects.toThrow(RevisionError)
    await database.write((tx) => editChangeSet(tx, deed, { id: other.id, revision: 1 }, withOslo('Main 4')))
    await database.write((tx) => publishChangeSet(tx, deed, one.id, publication))
    await expect(database.write((tx) => publishChangeSet(tx, deed, other.id, publication))).rejects.toThrow(
      MergeConflictError,
    )
  })

  it('keeps the bytes of pictures as long as they are listed', async () => {
    const { database } = open()
    const set = await database.write((tx) => beginChangeSet(tx, deed, 'Logo'))
    const bytes = Buffer.from([137, 80, 78, 71])
    const hash = '0f4636c78f65d3639ece5a064b5ae753e3408614a14fb18ab4d7540d2c248543'
    const logo = { name: 'logo.png', hash, width: 10, height: 10, bytes: 4 }
    await database.write((tx) =>
      editChangeSet(tx, deed, { id: set.id, revision: 1 }, (configuration) => ({
        configuration: { ...configuration, images: [logo] },
        pictures: new Map([['images/logo.png', bytes]]),
      })),
    )
    await database.write((tx) => editChangeSet(tx, deed, { id: set.id, revision: 2 }, withOslo('Main 5')))
    const number = await database.write((tx) => publishChangeSet(tx, deed, set.id, publication))
    const version = await versionOf(database.read, 'a-1', number)
    expect(version?.configuration.images).toEqual([logo])
    const kept = await pictureOf(database.read, 'a-1', version?.tree['images/logo.png'] ?? '')
    expect(Buffer.from(kept ?? [])).toEqual(bytes)
  })
})
