import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sqliteFile } from '../../storage/index.ts'
import { type Check, type Finding, good, skipped, warn } from '../finding.ts'

const hour = 60 * 60 * 1000
/** A daily backup that is two hours late. */
const oldest = 26 * hour

const mend =
  'Set DYNASEND_BACKUP_FOLDER to a folder on another disk, and look into the log for a backup that failed: see docs/operate/backup.md.'

export const backups: Check = {
  name: 'backups',
  look: ({ configuration: { backupFolder, dataFolder, databaseUrl }, now }): Finding => {
    if (databaseUrl !== null && backupFolder === null)
      return skipped('no DYNASEND_BACKUP_FOLDER is set: other tools make them, see docs/operate/backup.md')
    const folder = backupFolder ?? join(resolve(dataFolder), 'backups')
    const place = backupFolder === null ? 'the data folder' : 'DYNASEND_BACKUP_FOLDER'
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:backup|dump)$/u.test(name)) : []
    if (databaseUrl === null && !existsSync(join(resolve(dataFolder), sqliteFile)))
      return skipped('there is nothing to back up yet')
    if (files.length === 0) return warn(`none in ${place}`, mend)
    const newest = Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs))
    const hours = Math.round((now() - newest) / hour)
    const seen = `${files.length} in ${place}, the newest ${hours} hours old`
    return now() - newest > oldest ? warn(seen, mend) : good(seen)
  },
}
