import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { Ledger } from '../ledger.ts'
import { noFileSystems, system } from '../root.ts'
import { scimCalls } from '../scim-calls.ts'
import { isReady, makeScimServer, newPlace, startServer } from '../server-process.ts'
import { newTraffic, strangeStatuses, writeUntil } from '../writers.ts'

/** An ext4 file system in a file, whose power can be cut: what was not flushed to it is gone. */
function openDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'dynasend-faults-disk-'))
  const [image, mount] = [join(folder, 'image'), join(folder, 'mount')]
  mkdirSync(mount)
  system('truncate', '-s', '96M', image)
  system('mkfs.ext4', '-q', image)
  const insert = () => system('mount', '-o', 'loop', image, mount)
  insert()
  return {
    mount,
    /** EXT4_IOC_SHUTDOWN without a flush of its journal. */
    cutPower: () =>
      system(
        'python3',
        '-c',
        `import fcntl,os,struct; fcntl.ioctl(os.open(${JSON.stringify(mount)}, os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`,
      ),
    comeBack() {
      system('umount', mount)
      insert()
    },
    remove() {
      system('umount', mount)
      rmSync(folder, { recursive: true })
    },
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function loseThePower({ seed, rounds, say }: Circumstances): Promise<Outcome> {
  const failures: string[] = []
  const ledger = new Ledger()
  const traffic = newTraffic()
  let controlLost = 0
  for (let round = 1; round <= rounds; round++) {
    const disk = openDisk()
    try {
      const place = await newPlace(null, join(disk.mount, 'data'))
      const scimServer = await makeScimServer(place)
      const server = await startServer(place)
      const calls = scimCalls(scimServer)
      let isOver = false
      const own = new Ledger()
      const writing = writeUntil(() => isOver, calls, own, { seed: `${seed}-${round}`, traffic })
      await pause(1000)
      const counted = countWhileThePowerGoes(join(disk.mount, 'control.db'), disk.cutPower)
      const after = own.acknowledged
      await pause(1500)
      if (own.acknowledged > after + 16)
        failures.push(`${own.acknowledged - after} writes were acknowledged without a disk`)
      if (await isReady(place.port)) failures.push('/readyz said yes without a disk')
      isOver = true
      await writing
      await calls.close()
      await server.kill()
      disk.comeBack()
      controlLost += counted - rowsOf(join(disk.mount, 'control.db'))
      const again = await startServer(place)
      const check = scimCalls(scimServer)
      failures.push(...(await own.compare(check)).failures)
      await check.close()
      await again.stop()
      ledger.acknowledged += own.acknowledged
      say(`round ${round} of ${rounds}, ${ledger.acknowledged} writes acknowledged`)
    } finally {
      disk.remove()
    }
  }
  if (controlLost === 0) failures.push('the control lost nothing, so the power was not really cut')
  const figures = { 'power cuts': rounds, acknowledged: ledger.acknowledged, 'rows the control lost': controlLost }
  return { failures: [...failures, ...strangeStatuses(traffic)], figures }
}

/** The control: a database that does not wait for its disk. @returns how many rows it believed to have */
function countWhileThePowerGoes(file: string, cutPower: () => void): number {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE n (i)')
  for (let row = 0; row < 200; row++) database.exec(`INSERT INTO n VALUES (${row})`)
  cutPower()
  try {
    database.close()
  } catch {
    // Closing writes, and there is nothing left to write to.
  }
  return 200
}

function rowsOf(file: string): number {
  const database = new DatabaseSync(file)
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM n').get()?.['n'])
  } catch {
    return 0
  } finally {
    database.close()
  }
}

export const powerLoss: Fault = {
  name: 'power-loss',
  promise:
    'a power cut loses nothing that was acknowledged; nothing is acknowledged once the disk is gone (SQLite on ext4)',
  shortRounds: 2,
  longRounds: 20,
  impossible: noFileSystems,
  run: loseThePower,
}
