import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { describeDatabases } from '../storage/conformance/databases.ts'
import { migrationNames } from '../storage/index.ts'

const program = join(import.meta.dirname, 'dynasend.ts')

async function run(arguments_: readonly string[], environment: Record<string, string>): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...arguments_], {
    env: { PATH: '/usr/bin:/bin', ...environment },
  })
  return stdout
}

describeDatabases('dynasend migrate', (open) => {
  it('says that there is nothing to do, or what would be done', async () => {
    const { dataFolder, databaseUrl, database } = open()
    const address: Record<string, string> = databaseUrl === null ? {} : { DYNASEND_DATABASE_URL: databaseUrl }
    const environment = { DYNASEND_DATA: dataFolder, ...address }
    expect(await run(['migrate', '--plan'], environment)).toContain('nothing to do')
    const last = migrationNames.at(-1) ?? ''
    await database.write((tx) => tx.schema.alterTable('kysely_migration').renameTo('put_aside').execute())
    const planned = await run(['migrate', '--plan'], environment)
    await database.write((tx) => tx.schema.alterTable('put_aside').renameTo('kysely_migration').execute())
    expect(planned).toContain(`Would be applied:\n  ${migrationNames[0]}`)
    expect(planned).toContain(last)
    expect(await run(['migrate', '--plan'], environment)).toContain('nothing to do')
  })

  it('of an empty folder plans without making anything, then does it once', async () => {
    const folder = join(open().dataFolder, 'empty')
    expect(await run(['migrate', '--plan'], { DYNASEND_DATA: folder })).toContain('Would be applied')
    expect(existsSync(folder)).toBe(false)
    expect(await run(['migrate'], { DYNASEND_DATA: folder })).toContain('Applied:')
    expect(await run(['migrate'], { DYNASEND_DATA: folder })).toContain('nothing to do')
  })
})
