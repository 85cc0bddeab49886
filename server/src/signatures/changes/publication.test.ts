import { expect, it } from 'vitest'
import { newId } from '../../base/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import {
  beginChangeSet,
  changeSetOf,
  type Deed,
  editChangeSet,
  newestNumber,
  RevisionError,
  versionOf,
} from '../book/index.ts'
import type { Configuration } from '../model/configuration.ts'
import {
  decideChangeSet,
  fileDiff,
  PublicationError,
  publish,
  restoreVersion,
  reviewChangeSet,
  submitChangeSet,
} from './index.ts'

const anna = { operatorId: 'o-1', name: 'Anna Berg' }
const ben = { operatorId: 'o-2', name: 'Ben Okafor' }
const now = Date.parse('2026-11-23T08:00:00Z')

describeDatabases('publishing', (open) => {
  const write = <T>(work: Parameters<ReturnType<typeof open>['database']['write']>[0]) =>
    open().database.write(work) as Promise<T>
  const company = () => {
    const accountId = newId()
    const deed = (actor = anna): Deed => ({ accountId, actor, now })
    const edited = async (change: (configuration: Configuration) => Configuration) => {
      const { id } = await write<{ id: string }>((tx) => beginChangeSet(tx, deed(), 'Moving'))
      await write((tx) =>
        editChangeSet(tx, deed(), { id, revision: 1 }, (configuration) => ({ configuration: change(configuration) })),
      )
      return id
    }
    const publication = (id: string, more = {}) =>
      write<number>((tx) =>
        publish(tx, deed(), { id, revision: 2, comment: 'We moved', facts: '{}', errorsIn: () => 0, ...more }),
      )
    return { accountId, deed, edited, publication }
  }
  const street = (name: string) => (configuration: Configuration) => ({
    ...configuration,
    locations: [{ id: 'oslo', name: 'Oslo', values: { street: name } }],
  })

  it('shows before what changes, file by file and line by line', async () => {
    const { accountId, edited, publication } = company()
    await publication(await edited(street('Main 1')))
    const id = await edited(street('Main 2'))
    const { read } = open().database
    const row = await changeSetOf(read, accountId, id)
    if (row === null) throw new Error('It was begun.')
    const review = await reviewChangeSet(read, accountId, row)
    expect(review).toMatchObject({ inForce: 1, conflicts: [] })
    expect(review.files.map(({ path, kind }) => [path, kind])).toEqual([['locations/oslo.yaml', 'changed']])
    const before = (await versionOf(read, accountId, 1))?.tree ?? {}
    const { pieces } = await fileDiff(read, accountId, { before, after: review.tree ?? {} }, 'locations/oslo.yaml')
    const changed = pieces.flat().filter(({ kind }) => kind !== 'same')
    expect(changed).toEqual([
      { kind: 'removed', before: 3, after: null, text: '  street: Main 1' },
      { kind: 'added', before: null, after: 3, text: '  street: Main 2' },
    ])
  })

  it('names the files that somebody else published differently meanwhile', async () => {
    const { accountId, edited, publication } = company()
    const mine = await edited(street('Mine'))
    await publication(await edited(street('Theirs')))
    const row = await changeSetOf(open().database.read, accountId, mine)
    if (row === null) throw new Error('It was begun.')
    expect((await reviewChangeSet(open().database.read, accountId, row)).conflicts).toEqual(['locations/oslo.yaml'])
  })

  it.each<[string, object, string]>([
    ['without a word on what changes', { comment: ' ' }, 'comment'],
    ['with an error in it', { errorsIn: () => 2 }, 'findings'],
  ])('is refused %s', async (_, more, code) => {
    const { accountId, edited, publication } = company()
    const refused = publication(await edited(street('Main 1')), more)
    await expect(refused).rejects.toMatchObject({ name: 'PublicationError', code })
    expect(await newestNumber(open().database.read, accountId)).toBe(0)
  })

  it('is refused when nothing changes, or when it was edited after the review', async () => {
    const { edited, publication } = company()
    await expect(publication(await edited((same) => same))).rejects.toMatchObject({ code: 'nothing' })
    await expect(publication(await edited(street('Main 1')), { revision: 1 })).rejects.toThrow(RevisionError)
  })

  it('waits for a second person where that is asked', async () => {
    const { accountId, deed, edited, publication } = company()
    const careful = (configuration: Configuration) => ({
      ...configuration,
      settings: { ...configuration.settings, approval: true },
    })
    await publication(await edited(careful))
    const id = await edited(street('Main 1'))
    await expect(publication(id)).rejects.toMatchObject({ code: 'approval' })
    await write((tx) => submitChangeSet(tx, deed(), { id, revision: 2, comment: 'Please look' }))
    const decide = (actor: typeof anna, approve: boolean) =>
      write((tx) => decideChangeSet(tx, deed(actor), { id, approve, reason: 'Fine' }))
    await expect(decide(anna, true)).rejects.toThrow(PublicationError)
    await decide(ben, false)
    expect((await changeSetOf(open().database.read, accountId, id))?.state).toBe('open')
    await expect(publication(id)).rejects.toMatchObject({ code: 'approval' })
    await write((tx) => submitChangeSet(tx, deed(), { id, revision: 2, comment: 'Again' }))
    await decide(ben, true)
    expect(await publication(id)).toBe(2)
    const version = await open()
      .database.read.selectFrom('signature_versions')
      .select('approved_by')
      .where('account_id', '=', accountId)
      .where('number', '=', 2)
      .executeTakeFirst()
    expect(version?.approved_by).toBe('Ben Okafor')
  })

  it('can be taken back to any version', async () => {
    const { accountId, deed, edited, publication } = company()
    await publication(await edited(street('Main 1')))
    await publication(await edited(street('Main 2')))
    const back = (number: number) => write<number>((tx) => restoreVersion(tx, deed(), { number, comment: '' }))
    expect(await back(1)).toBe(3)
    const { read } = open().database
    expect((await versionOf(read, accountId, 3))?.tree).toEqual((await versionOf(read, accountId, 1))?.tree)
    expect(await back(0)).toBe(4)
    expect((await versionOf(read, accountId, 4))?.configuration.locations).toEqual([])
    await expect(back(0)).rejects.toMatchObject({ code: 'nothing' })
  })
})
