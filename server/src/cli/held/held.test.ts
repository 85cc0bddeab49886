import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfiguration } from '../../config/index.ts'
import { openHouse } from '../../server.ts'

const folder = mkdtempSync(join(tmpdir(), 'dynasend-held-'))
const environment = { DYNASEND_DATA: join(folder, 'data'), DYNASEND_LOG_LEVEL: 'silent' }
const program = join(import.meta.dirname, '../dynasend.ts')
const run = promisify(execFile)
const dynasend = async (...words: string[]) =>
  (await run(process.execPath, [program, 'held', ...words], { env: { PATH: '/usr/bin:/bin', ...environment } })).stdout

const options = {
  call: { requestId: 'r', method: 'PATCH', path: '/Users', body: null },
  answer: () => ({ status: 200, body: null }),
}

describe('dynasend held', () => {
  let batch = ''
  const ids: string[] = []
  beforeAll(async () => {
    const house = await openHouse(readConfiguration(environment))
    const account = house.installation.account(await house.installation.createAccount('Nordwind Traders', null))
    const anna = { operatorId: 'anna', name: 'Anna Berg' }
    const { id, secretToken } = await account.writes.createScimServer('Entra', {}, anna)
    const caller = await house.directory.authenticate(id, secretToken)
    if (caller === null) throw new Error('The token that was just made is good.')
    const { users } = house.directory.scim(caller)
    for (let index = 0; index < 30; index++)
      ids.push((await users.create({ userName: `p${index}@nordwind.example`, active: true }, options)).id)
    for (const person of ids) await users.update(person, ({ document }) => ({ ...document, active: false }), options)
    await house.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('lists and shows what is held, and does nothing without --yes', async () => {
    const [listed] = JSON.parse(await dynasend('list', '--json')) as { id: string; heldPeople: number }[]
    batch = listed?.id ?? ''
    expect(listed?.heldPeople).toBe(30)
    expect(await dynasend('show', batch, '--limit', '2')).toContain('and 28 more')
    expect(await dynasend('restore', batch)).toContain('This would put back 30 people')
    expect(await dynasend('list')).toContain('HELD: 30 people')
  })

  it('decides about some and about the rest, carries it out, and refuses a second decision', async () => {
    const some = await dynasend('release', batch, '--yes', '--only', ids[0] ?? '', ids[1] ?? '')
    expect(some).toContain('Let happen: 2 people, 2 of 2 changes.')
    const rest = await dynasend('restore', batch, '--yes', '--as', 'Ben Okafor')
    expect(rest).toContain('Put back: 28 people, 28 of 28 changes.')
    await expect(dynasend('release', batch, '--yes')).rejects.toThrow('Ben Okafor decided')
    await expect(dynasend('show', 'absent')).rejects.toThrow('There is no batch absent')
  })
})
