import { afterEach, expect, it } from 'vitest'
import { createLog } from '../../base/index.ts'
import { openFeed } from '../../directory/holds/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { compileComposer } from '../compose/index.ts'
import type { Configuration } from '../model/configuration.ts'
import { startFollow } from './index.ts'
import { openStage, type Stage, surroundings } from './testing/stage.ts'

const withTemplate =
  (html: string) =>
  (configuration: Configuration): Configuration => ({
    ...configuration,
    programs: configuration.programs.map((program) => ({
      ...program,
      templates: { ...program.templates, new: { html, text: null }, reply: null },
    })),
  })

describeDatabases('signatures that cannot be made, and those that two processes follow', (open) => {
  let stage: Stage
  afterEach(() => stage.close())

  it('keep the last good one with the place of the mistake, and are made anew when it is mended', async () => {
    stage = await openStage(open().database)
    const { hire, settle, publish, finished, patch } = stage
    const [anna = ''] = await hire(1)
    await settle()
    const good = (await finished.signatures([anna])).get(anna)
    const told = (await finished.changes(null, 10)).length
    await publish(withTemplate('<p>\n{% if title %}{{ title }}</p>'))
    await settle()
    const person = await finished.person(anna)
    expect(person).toMatchObject({ state: 'kept', version: 1 })
    expect(person?.problems[0]?.place).toMatch(/^programs\/standard\/new\.html\.liquid:\d+$/u)
    const [newcomer = ''] = await hire(1)
    await patch(anna, { title: 'Head of Sales' })
    await settle()
    expect((await finished.signatures([anna])).get(anna)).toEqual(good)
    expect(await finished.person(newcomer)).toMatchObject({ state: 'failed', hash: '' })
    expect(await finished.changes(null, 10)).toHaveLength(told)
    await publish(withTemplate('<p>{{ full_name }}, {{ title }}</p>'))
    await settle()
    expect(await finished.counts()).toMatchObject({ ready: 2, kept: 0, failed: 0 })
    expect((await finished.signatures([anna])).get(anna)?.new.html).toContain('Head of Sales')
  })

  it('are stored by one process at a time, and each change is told once', async () => {
    stage = await openStage(open().database)
    const { accountId, hire, patch, now, finished, settle, storedAndFresh } = stage
    const database = await open().openAgain()
    const other = startFollow(
      {
        database,
        clock: { now },
        log: createLog('silent'),
        feed: (account, server) => openFeed(database, { accountId: account, scimServerId: server }, now),
        compile: (_, configuration) => compileComposer(configuration, surroundings),
      },
      () => undefined,
    )
    try {
      const ids = await hire(30)
      for (const [index, id] of ids.entries()) {
        await patch(id, { title: `Title ${index}` })
        other.wake(accountId)
        stage.follow.wake(accountId)
      }
      await other.idle()
      await other.stop()
      await settle()
    } finally {
      await other.stop()
      await database.close()
    }
    const [stored, fresh] = await storedAndFresh()
    expect(stored).toEqual(fresh)
    const last = new Map<string, string>()
    for (const { personId, hash } of await finished.changes(null, 1000)) {
      expect(last.get(personId)).not.toBe(hash)
      last.set(personId, hash)
    }
  })
})
