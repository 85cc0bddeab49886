import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { makeBackup, restoreBackup } from '../backup/index.ts'
import { createSeal } from '../base/index.ts'
import type { RunningServer } from '../server.ts'
import { describeDatabases, openTestDatabase, type TestDatabase } from '../storage/conformance/databases.ts'
import { type Database, openSqlite } from '../storage/index.ts'
import { openPrivacy, tombstoneFileName } from './index.ts'
import { actor, callerOf, canaryPerson, liveALife, newCompany, startOn } from './testing/stage.ts'

const root = mkdtempSync(join(tmpdir(), 'dynasend-privacy-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let canaries = 0

describeDatabases('one person’s rights', (open) => {
  let server: RunningServer
  let canary = ''
  beforeEach(async () => {
    server = await startOn(open())
    canary = `Canary${open().kind}${canaries++}x`
  })
  afterEach(() => server.close())

  const erased = async (place: Pick<RunningServer, 'house'>, id: string) =>
    (await place.house.database.read.selectFrom('erasures').selectAll().where('person_id', '=', id).execute())[0]

  it('gives everything that is held about a person, and records it', async () => {
    const company = await newCompany(server)
    const id = await liveALife(callerOf(server, company), canary)
    const privacy = server.house.privacy.account(company.accountId)
    const address = `${canary.toUpperCase()}-TWO@nordwind.example`
    expect(await privacy.find(address)).toEqual([expect.objectContaining({ id })])
    const made = await privacy.export(id, actor)
    expect(made.resource).toMatchObject({ id, active: false, document: { title: `${canary} title-two` } })
    expect(made.memberships).toHaveLength(1)
    expect(made.history.map((change) => change['kind'])).toEqual(
      expect.arrayContaining(['created', 'memberAdded', 'updated', 'deactivated']),
    )
    // About them: created, refused, changed, disabled; and the calls of groups that name them.
    const kinds = made.activity.map((call) => call['kind'])
    expect(kinds).toEqual(expect.arrayContaining(['created', 'refused', 'updated', 'groupCreated', 'deactivated']))
    const { items } = await server.house.audit.chain(company.accountId).list({ subject: id }, null, 10)
    expect(items).toEqual([expect.objectContaining({ action: 'person.export', operatorName: actor.name })])
    const other = await newCompany(server, 'Contoso')
    const foreign = server.house.privacy.account(other.accountId)
    await expect(foreign.export(id, actor)).rejects.toThrow('No such person')
    await expect(foreign.erase(id, actor)).rejects.toThrow('No such person')
  })

  it('leaves no canary in any table, file, log or new backup after an erasure', async () => {
    const company = await newCompany(server)
    const call = callerOf(server, company)
    const id = await liveALife(call, canary)
    const bystander = await call('POST', '/Users', canaryPerson(`Bystander${canaries}`))
    expect(await tablesNaming(server.house.database, canary)).not.toEqual([])
    await server.house.privacy.account(company.accountId).erase(id, actor)
    expect(await tablesNaming(server.house.database, canary)).toEqual([])
    expect(filesNaming(open().dataFolder, canary)).toEqual([])
    if (open().kind === 'sqlite') {
      const { dataFolder } = open()
      const made = await makeBackup({
        dataFolder,
        to: join(root, `${canary}.backup`),
        sealKey: null,
        withSealKey: false,
      })
      const bytes = readFileSync(made.file)
      const packed = bytes.subarray(bytes.indexOf('\n', bytes.indexOf('\n') + 1) + 1)
      expect(gunzipSync(packed).includes(canary)).toBe(false)
    }
    expect((await call('GET', `/Users/${id}`)).status).toBe(404)
    expect((await call('GET', `/Users/${bystander.json.id}`)).status).toBe(200)
    const { read } = server.house.database
    const calls = await read.selectFrom('activity').selectAll().where('subject_id', '=', id).execute()
    expect(calls.map((row) => [row.subject_name, row.request_body])).toEqual(calls.map(() => [null, null]))
    expect(calls.map((row) => row.kind)).toEqual(expect.arrayContaining(['created', 'updated', 'deleted']))
    const { items } = await server.house.audit.chain(company.accountId).list({ subject: id }, null, 10)
    expect(items).toEqual([expect.objectContaining({ action: 'person.erase', words: 'erased a person' })])
    // What Entra still sends makes a new person.
    expect((await call('POST', '/Users', canaryPerson(canary))).json.id).not.toBe(id)
  })

  it('erases again in a database that is older than the erasure, also under another id, and nobody who came later', async () => {
    const company = await newCompany(server)
    const call = callerOf(server, company)
    const id = await liveALife(call, canary)
    const yesterday = await takeYesterday(open(), server, canary)
    await server.house.privacy.account(company.accountId).erase(id, actor)
    const again = await call('POST', '/Users', canaryPerson(canary))

    const restored = await yesterday.restore()
    expect(await tablesNaming(restored.database, canary)).not.toEqual([])
    await withServer(restored, async (old) => {
      expect(await tablesNaming(old.house.database, canary)).toEqual([])
      expect((await callerOf(old, company)('GET', `/Users/${id}`)).status).toBe(404)
      expect(await erased(old, id)).toMatchObject({ state: 'done', work: '' })
      const { items } = await old.house.audit.chain(company.accountId).list({ subject: id }, null, 10)
      expect(items[0]).toMatchObject({ action: 'person.erase', operatorName: 'Dynasend' })
      expect((await old.house.audit.chain(company.accountId).verify()).problem).toBeNull()
    })
    await restored.remove()
    // The new person of the same name is younger than the erasure.
    await server.close()
    server = await startOn(open())
    expect((await callerOf(server, company)('GET', `/Users/${again.json.id}`)).status).toBe(200)

    const renamed = await yesterday.restore()
    await renamed.database.write(async (tx) => {
      await sql`update activity set subject_id = 'other' where subject_id = ${id}`.execute(tx)
      await sql`update changes set resource_id = 'other' where resource_id = ${id}`.execute(tx)
      await sql`delete from members where member_id = ${id}`.execute(tx)
      await sql`update resources set manager_id = null where manager_id = ${id}`.execute(tx)
      const person = await tx.selectFrom('resources').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const values = await tx.selectFrom('attribute_values').selectAll().where('resource_id', '=', id).execute()
      await tx.deleteFrom('resources').where('id', '=', id).execute()
      await tx
        .insertInto('resources')
        .values({ ...person, id: 'other' })
        .execute()
      for (const value of values)
        await tx
          .insertInto('attribute_values')
          .values({ ...value, resource_id: 'other' })
          .execute()
    })
    await withServer(renamed, async (old) => {
      expect(await tablesNaming(old.house.database, canary)).toEqual([])
      expect((await callerOf(old, company)('GET', '/Users/other')).status).toBe(404)
    })
    await renamed.remove()
  })

  it('goes on at the next start where it was stopped', async () => {
    const company = await newCompany(server)
    const call = callerOf(server, company)
    const id = await liveALife(call, canary)
    const { database } = server.house
    const { write } = database
    let left = 5
    const stopping = {
      ...database,
      read: database.read,
      write: (work: never) => (left-- > 0 ? write(work) : Promise.reject(new Error('stopped'))),
    }
    const seal = createSeal(server.house.sealKey)
    const privacy = openPrivacy({ database: stopping as Database, seal, dataFolder: open().dataFolder })
    await expect(privacy.account(company.accountId).erase(id, actor)).rejects.toThrow('stopped')
    expect(await erased(server, id)).toMatchObject({ state: 'running' })
    expect(await tablesNaming(database, canary)).not.toEqual([])
    await server.close()
    server = await startOn(open())
    expect(await erased(server, id)).toMatchObject({ state: 'done', work: '' })
    expect(await tablesNaming(server.house.database, canary)).toEqual([])
  })
})

async function withServer(place: TestDatabase, work: (server: RunningServer) => Promise<void>): Promise<void> {
  const server = await startOn(place)
  await work(server).finally(() => server.close())
}

/** Yesterday's backup; each `restore` makes a new place with today's list of erasures beside it. */
async function takeYesterday(place: TestDatabase, server: RunningServer, name: string) {
  const list = join(place.dataFolder, tombstoneFileName)
  const sealKey = Buffer.from(server.house.sealKey).toString('base64')
  if (place.kind === 'sqlite') {
    const request = { dataFolder: place.dataFolder, sealKey: server.house.sealKey, withSealKey: true }
    const { file } = await makeBackup({ ...request, to: join(root, `${name}-yesterday.backup`) })
    let restores = 0
    const restore = async (): Promise<TestDatabase> => {
      const dataFolder = join(root, `${name}-restored-${restores++}`)
      await restoreBackup({ file, folder: dataFolder, sealKey: null, erasures: list })
      const database = await openSqlite(dataFolder)
      return { ...place, dataFolder, database, remove: () => database.close() }
    }
    return { restore }
  }
  const rows = await allRows(server.house.database)
  const restore = async (): Promise<TestDatabase> => {
    const made = await openTestDatabase('postgres')
    await made.database.write(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const [table, found] of rows)
        for (const row of found) {
          const columns = Object.keys(row).map((column) => sql.id(column))
          await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(Object.values(row))})`.execute(
            tx,
          )
        }
    })
    copyFileSync(list, join(made.dataFolder, tombstoneFileName))
    writeFileSync(join(made.dataFolder, 'seal.key'), sealKey, { mode: 0o600 })
    return made
  }
  return { restore }
}

async function tableNames(database: Database): Promise<string[]> {
  const tables = await database.read.introspection.getTables()
  return tables.map(({ name }) => name).filter((name) => !name.startsWith('kysely_') && !name.startsWith('auth_'))
}

async function allRows(database: Database): Promise<[string, Record<string, unknown>[]][]> {
  const found: [string, Record<string, unknown>[]][] = []
  for (const table of await tableNames(database)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database.read)
    found.push([table, rows])
  }
  return found
}

/** Tables, and on PostgreSQL the planner's samples, that hold the word anywhere, in whatever case. */
async function tablesNaming(database: Database, word: string): Promise<string[]> {
  const rows = await allRows(database)
  if (database.kind === 'postgres') {
    const samples = await sql<
      Record<string, unknown>
    >`select tablename, most_common_vals::text, histogram_bounds::text from pg_stats`.execute(database.read)
    rows.push(['pg_stats', samples.rows])
  }
  return rows
    .filter(([, found]) => JSON.stringify(found).toLowerCase().includes(word.toLowerCase()))
    .map(([table]) => table)
}

/** Files of the data folder, the write-ahead log among them, that hold the word. */
function filesNaming(folder: string, word: string): string[] {
  const spellings = [word, word.toLowerCase()].map((text) => Buffer.from(text))
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => spellings.some((text) => readFileSync(file).includes(text)))
}
