import { afterEach, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { setOwnValue } from '../fields/index.ts'
import { Field } from '../model/field.ts'
import { openStage, type Stage } from './testing/stage.ts'

describeDatabases('signatures that follow the directory', (open) => {
  let stage: Stage
  const begin = async () => {
    stage = await openStage(open().database)
    return stage
  }
  afterEach(() => stage.close())

  const changedSince = async (after: string | null): Promise<string[]> =>
    (await stage.finished.changes(after, 1000)).map(({ kind, personId }) => `${kind} ${personId}`).sort()
  const latest = async () => (await stage.finished.latestChanges(1))[0]?.id ?? null

  it('are there for everybody with the first start, and the feed tells each once', async () => {
    const { hire, settle, storedAndFresh, restart } = await begin()
    const ids = await hire(120)
    await settle()
    const [stored, fresh] = await storedAndFresh()
    expect(Object.keys(stored)).toHaveLength(120)
    expect(stored).toEqual(fresh)
    expect(await changedSince(null)).toEqual(ids.map((id) => `created ${id}`).sort())
    await restart()
    await stage.settle()
    expect(await changedSince(null)).toHaveLength(120)
  })

  it('take a new title at once, and of that person only; a leaver has none, and somebody deleted is gone', async () => {
    const { hire, settle, patch, finished, deactivate, remove, reactivate } = await begin()
    const [anna = '', ben = '', cora = ''] = await hire(3)
    await settle()
    const addressOf = async (id: string) => (await finished.person(id))?.address
    const before = await addressOf(anna)
    let after = await latest()
    await patch(anna, { title: 'Head of Sales' })
    await settle()
    expect(await changedSince(after)).toEqual([`changed ${anna}`])
    const made = (await finished.signatures([anna])).get(anna)
    expect(made?.new.html).toContain('Head of Sales')
    expect(made?.reply.text).toBeTypeOf('string')
    expect(await addressOf(anna)).toBe(before)
    expect(before).toMatch(/^[0-9A-Za-z]{22}$/u)
    after = await latest()
    await patch(ben, { nickName: 'Benny' })
    await settle()
    expect(await changedSince(after)).toEqual([])
    await deactivate([ben])
    await remove([cora])
    await settle()
    expect(await changedSince(after)).toEqual([`removed ${ben}`, `removed ${cora}`].sort())
    expect(await finished.person(ben)).toMatchObject({ state: 'inactive', hash: '' })
    expect(await finished.person(cora)).toBeNull()
    expect((await finished.signatures([ben, cora])).size).toBe(0)
    await reactivate([ben])
    await settle()
    expect(await finished.person(ben)).toMatchObject({ state: 'ready' })
  })

  it('stay as they are while a mass departure is held, and go when somebody lets it happen', async () => {
    const { hire, settle, deactivate, finished, account, carryOut, storedAndFresh } = await begin()
    const ids = await hire(40)
    await settle()
    await deactivate(ids)
    await settle()
    expect(await finished.counts()).toMatchObject({ ready: 40, inactive: 0 })
    const [batch] = (await account.held.batches({ cursor: null, limit: 1 })).items
    await account.held.decide(batch?.id ?? '', { kind: 'release', ids: null }, { operatorId: 'a', name: 'Anna' })
    await carryOut()
    await settle()
    expect(await finished.counts()).toMatchObject({ ready: 0, inactive: 40 })
    const [stored, fresh] = await storedAndFresh()
    expect(stored).toEqual(fresh)
  })

  it('are looked at by version, own value and date, and nobody else is', async () => {
    const { hire, settle, publish, finished, pass, now, accountId } = await begin()
    const [anna = '', ben = ''] = await hire(2)
    await settle()
    let after = await latest()
    const begins = new Date(now() + 3_600_000).toISOString().slice(0, 16)
    const image = { name: 'fair.png', hash: 'f'.repeat(64), width: 600, height: 120, bytes: 9 }
    const program = (html: string) => ({ html, text: null })
    await publish((configuration) => ({
      ...configuration,
      images: [...configuration.images, image],
      banners: [
        {
          id: 'fair',
          name: 'Fair',
          image: 'fair.png',
          alt: 'The fair',
          link: '',
          from: begins,
          to: null,
          timeZone: 'UTC',
          weight: 1,
        },
      ],
      rules: {
        ...configuration.rules,
        banner: [{ id: 'all', name: 'All', when: { all: [] }, give: ['fair'], off: false }],
      },
      programs: configuration.programs.map((one) => ({
        ...one,
        templates: {
          ...one.templates,
          new: program(
            '<p>{{ full_name }} {{ pronouns }}</p>{% if banner %}<img src="{{ banner.image }}" alt="{{ banner.alt }}">{% endif %}',
          ),
          reply: null,
        },
      })),
    }))
    await settle()
    expect(await changedSince(after)).toEqual([`changed ${anna}`, `changed ${ben}`].sort())
    expect((await finished.latestChanges(1))[0]?.cause).toBe('version 1')
    after = await latest()
    const field = Field.parse({ id: 'pronouns', label: 'Pronouns', truth: 'employee' })
    pass(1)
    await open().database.write((tx) =>
      setOwnValue(tx, { accountId, personId: anna }, field, {
        value: 'they/them',
        by: 'employee',
        now: now() + 17,
        directoryValue: '',
      }),
    )
    pass(1)
    await settle()
    expect(await changedSince(after)).toEqual([`changed ${anna}`])
    expect((await finished.latestChanges(1))[0]?.cause).toBe('employee')
    expect((await finished.signatures([anna])).get(anna)?.new.html).toContain('they/them')
    after = await latest()
    pass(60)
    await settle()
    expect(await changedSince(after)).toEqual([`changed ${anna}`, `changed ${ben}`].sort())
    expect((await finished.latestChanges(1))[0]?.cause).toBe('time')
    expect((await finished.signatures([ben])).get(ben)?.new.html).toContain('fair.png')
  })
})
