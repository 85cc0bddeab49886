import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { Ledger } from '../ledger.ts'
import { noFileSystems, system } from '../root.ts'
import { scimCalls } from '../scim-calls.ts'
import { makeScimServer, newPlace, spawnServer, startServer } from '../server-process.ts'
import { newTraffic, strangeStatuses, writeUntil } from '../writers.ts'

function openMemoryDisk(size: string) {
  const mount = mkdtempSync(join(tmpdir(), 'dynasend-faults-full-'))
  system('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', mount)
  return {
    mount,
    remount: (option: string) => system('mount', '-o', `remount,${option}`, mount),
    remove() {
      system('umount', mount)
      rmSync(mount, { recursive: true })
    },
  }
}

async function fillTheDisk({ seed, say }: Circumstances): Promise<Outcome> {
  const disk = openMemoryDisk('12M')
  try {
    const place = await newPlace(null, join(disk.mount, 'data'))
    const scimServer = await makeScimServer(place)
    const server = await startServer(place)
    const [calls, ledger, traffic] = [scimCalls(scimServer), new Ledger(), newTraffic()]
    const refusals = () => traffic.statuses.get(503) ?? 0
    const failures: string[] = []
    await writeUntil(() => refusals() >= 100, calls, ledger, { seed, traffic })
    say(`full after ${ledger.acknowledged} writes`)
    const live = await fetch(`http://localhost:${place.port}/livez`)
    const read = await calls.send('GET', '/Users?count=1')
    const refused = await calls.send('POST', '/Users', { userName: 'one.more@nordwind.example' })
    if (!live.ok) failures.push('/livez said no on a full disk')
    if (read.status !== 200) failures.push(`reading was answered with ${read.status} on a full disk`)
    if (refused.status !== 503) failures.push(`writing was answered with ${refused.status} on a full disk`)
    if (refused.headers['retry-after'] === undefined) failures.push('the refusal had no Retry-After')
    const kept = ledger.acknowledged
    disk.remount('size=64M')
    const end = performance.now() + 5000
    await writeUntil(() => performance.now() > end || ledger.acknowledged > kept + 500, calls, ledger, {
      seed: `${seed}-after`,
      traffic,
    })
    const healed = ledger.acknowledged - kept
    if (healed < 100) failures.push(`only ${healed} writes in 5 s after there was space again`)
    failures.push(...(await ledger.compare(calls)).failures, ...strangeStatuses(traffic))
    await calls.close()
    await server.stop()
    return { failures, figures: { 'kept on 12 MB': kept, refused: refusals(), 'written after': healed } }
  } finally {
    disk.remove()
  }
}

async function startOnReadOnly(): Promise<Outcome> {
  const disk = openMemoryDisk('32M')
  try {
    const folder = join(disk.mount, 'data')
    mkdirSync(folder)
    const place = await newPlace(null, folder)
    const scimServer = await makeScimServer(place)
    disk.remount('ro')
    const server = spawnServer(place)
    const words: string[] = []
    server.child.stderr?.on('data', (chunk: Buffer) => words.push(chunk.toString()))
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 20_000).unref())
    const end = await Promise.race([server.ended, late])
    const failures: string[] = []
    if (end === 0 || end === 'late') failures.push('the server started on a folder that it cannot write')
    if (end === 'late') await server.kill()
    if (!words.join('').includes(folder)) failures.push(`the message does not name the folder: ${words.join('')}`)
    if (/\n\s+at /u.test(words.join(''))) failures.push('the message has a stack trace')
    disk.remount('rw')
    const again = await startServer(place)
    const calls = scimCalls(scimServer)
    if ((await calls.send('GET', '/Users')).status !== 200) failures.push('the data could not be read afterwards')
    await calls.close()
    await again.stop()
    return { failures, figures: { 'exit code': String(end), 'its words': words.join('').split('\n')[0] ?? '' } }
  } finally {
    disk.remove()
  }
}

export const fullDisk: Fault = {
  name: 'full-disk',
  promise: 'a full disk refuses writes with 503, keeps reading, and heals without a restart',
  shortRounds: 1,
  longRounds: 1,
  impossible: noFileSystems,
  run: fillTheDisk,
}

export const readOnlyDisk: Fault = {
  name: 'read-only-disk',
  promise: 'a folder that cannot be written ends the start in one clear line, and harms nothing',
  shortRounds: 1,
  longRounds: 1,
  impossible: noFileSystems,
  run: startOnReadOnly,
}
