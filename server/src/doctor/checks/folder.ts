import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bad, type Check, type Finding, good, skipped, warn } from '../finding.ts'

/** File systems whose locks or whose promise to have written cannot be relied on; by the kernel's number for each. */
const unreliable: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0xff534d42: 'CIFS',
  0xfe534d42: 'SMB',
  0x517b: 'SMB',
  0x01021997: '9P',
}
const inMemory = 0x01021994

/** The data folder, or the folder that it will be made in. */
function standing(folder: string): string {
  const path = resolve(folder)
  return existsSync(path) ? path : standing(dirname(path))
}

export const folder: Check = {
  name: 'data folder',
  look: ({ configuration: { dataFolder } }): Finding => {
    const path = resolve(dataFolder)
    if (!existsSync(path)) return good(`${path} is made at the first start`)
    const { mode, uid } = statSync(path)
    const own = process.getuid?.()
    if (own !== undefined && own !== 0 && uid !== own)
      return bad(`${path} belongs to another user`, `chown it to the user that runs Dynasend: chown -R ${own} ${path}`)
    if ((mode & 0o077) !== 0)
      return warn(`${path} can be read by others (mode ${(mode & 0o777).toString(8)})`, `chmod 700 ${path}`)
    return good(`${path}, for its user alone`)
  },
}

export const sealKey: Check = {
  name: 'seal key',
  look: ({ configuration }): Finding => {
    if (configuration.sealKey !== null) return good('given by the environment')
    const file = join(resolve(configuration.dataFolder), 'seal.key')
    if (configuration.databaseUrl !== null)
      return warn(
        'kept in the data folder of this node only',
        'With PostgreSQL give every node the same DYNASEND_SEAL_KEY_FILE, or one node cannot open what another sealed.',
      )
    if (!existsSync(file)) return good('is made at the first start')
    const mode = statSync(file).mode & 0o777
    if ((mode & 0o077) !== 0)
      return bad(`${file} can be read by others (mode ${mode.toString(8)})`, `chmod 600 ${file}`)
    return good('a file for its user alone; keep a copy with your backups')
  },
}

export const fileSystem: Check = {
  name: 'file system',
  look: ({ configuration: { dataFolder, databaseUrl } }): Finding => {
    const { type, bavail, blocks, bsize } = statfsSync(standing(dataFolder))
    const kind = unreliable[type]
    const free = blocks === 0 ? 1 : bavail / blocks
    const room = `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB free (${Math.round(free * 100)} %)`
    if (databaseUrl === null && kind !== undefined)
      return bad(
        `SQLite lies on ${kind}`,
        'Network file systems lose SQLite’s locks: use a disk of this machine, or PostgreSQL.',
      )
    if (databaseUrl === null && type === inMemory)
      return bad(
        'SQLite lies in memory (tmpfs)',
        'A restart of the machine loses everything: set DYNASEND_DATA to a disk.',
      )
    if (free < 0.05) return bad(room, 'Make room: below 5 % the server says that it is not ready.')
    if (free < 0.15) return warn(room, 'Make room before it is full; writes are refused then.')
    return good(room)
  },
}

const tries = 15
const page = randomBytes(4096)

/** Time of one small write that must reach the disk, in milliseconds: the middle of some. */
function syncTime(directory: string): number {
  const file = join(directory, `.doctor-${process.pid}`)
  const handle = openSync(file, 'w', 0o600)
  try {
    const times = Array.from({ length: tries }, () => {
      const began = performance.now()
      writeSync(handle, page, 0, page.length, 0)
      fsyncSync(handle)
      return performance.now() - began
    })
    return times.toSorted((one, other) => one - other)[Math.floor(tries / 2)] ?? 0
  } finally {
    closeSync(handle)
    rmSync(file, { force: true })
  }
}

export const syncing: Check = {
  name: 'disk sync',
  look: ({ configuration: { dataFolder, databaseUrl } }): Finding => {
    if (databaseUrl !== null) return skipped('the database has a disk of its own')
    const time = syncTime(standing(dataFolder))
    const seen = `${time.toFixed(2)} ms until a write is on the disk`
    return time > 30
      ? warn(seen, 'A disk this slow makes a first cycle long: use a faster one (an SSD takes 1 to 5 ms).')
      : good(seen)
  },
}
