import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, it } from 'vitest'
import { readConfiguration } from '../config/index.ts'
import { startServer } from '../server.ts'
import { makeBackup, restoreBackup, verifyBackup } from './index.ts'

const root = mkdtempSync(join(tmpdir(), 'dynasend-drill-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const writer = join(import.meta.dirname, '../storage/sqlite/testing/writer.ts')

/** `<round>-<number>-<half>` → the whole row as text. */
function accounts(folder: string): Map<string, string> {
  const connection = new DatabaseSync(join(folder, 'dynasend.db'))
  const rows = connection.prepare('select * from accounts').all()
  connection.close()
  return new Map(rows.map((row) => [String(row['id']), JSON.stringify(row)]))
}

it('a backup under eight writers restores to a prefix of what was acknowledged, and serves', async () => {
  const live = join(root, 'live')
  const child = fork(writer, [live, 'r'])
  const acknowledged: string[] = []
  child.on('message', (id) => acknowledged.push(String(id)))
  const reach = async (count: number) => {
    while (acknowledged.length < count) await once(child, 'message')
  }
  const drills: { readonly file: string; readonly before: number }[] = []
  for (const pause of [200, 600, 1000]) {
    await reach(pause)
    const before = acknowledged.length
    drills.push({ file: (await makeBackup(request(live, join(root, `${pause}.backup`)))).file, before })
  }
  await reach(acknowledged.length + 200)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const all = accounts(live)

  for (const { file, before } of drills) {
    const folder = `${file}-restored`
    const { manifest, rows } = await verifyBackup(file)
    expect(rows).toBeGreaterThan(before)
    await restoreBackup({ file, folder, sealKey: null })
    const restored = accounts(folder)
    expect(restored.size).toBe(manifest.rows['accounts'])
    // Neither a hole nor half a write: numbers 0 to n-1, both rows of each.
    const writes = restored.size / 2
    const expected = Array.from({ length: writes }, (_, number) => [`r-${number}-a`, `r-${number}-b`]).flat()
    expect(new Set(restored.keys())).toEqual(new Set(expected))
    expect(restored.size).toBeLessThan(all.size)
    for (const id of acknowledged.slice(0, before)) expect(restored.has(id)).toBe(true)
    for (const [id, row] of restored) expect(row).toBe(all.get(id))
  }

  const folder = `${drills.at(-1)?.file}-restored`
  const server = await startServer(
    readConfiguration({ DYNASEND_DATA: folder, DYNASEND_PORT: '0', DYNASEND_LOG_LEVEL: 'silent' }),
  )
  const { status } = await fetch(`${server.url}/readyz`)
  await server.close()
  expect(status).toBe(200)
})

const request = (dataFolder: string, to: string) => ({ dataFolder, to, sealKey: null, withSealKey: false })
