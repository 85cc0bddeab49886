import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sqliteFile } from '../../storage/index.ts'
import { type Check, type Finding, good, skipped, warn } from '../finding.ts'

const hour = 60 * 60 * 1000
/** A daily backup that is two hours late. */
const oldest = 26 * hour

export const backups: Check = {
  name: 'backups',
  look: ({ configuration: { dataFolder, databaseUrl }, now }): Finding => {
    if (databaseUrl !== null) return skipped('PostgreSQL’s own tools make them: see docs/operate/backup.md')
    const folder = join(resolve(dataFolder), 'backups')
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.backup')) : []
    if (!existsSync(join(resolve(dataFolder), sqliteFile))) return skipped('there is nothing to back up yet')
    if (files.length === 0)
      return warn(
        'none in the data folder',
        'Run dynasend backup every day, to another disk: see docs/operate/backup.md.',
      )
    const newest = Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs))
    const hours = Math.round((now() - newest) / hour)
    const seen = `${files.length} in the data folder, the newest ${hours} hours old`
    return now() - newest > oldest
      ? warn(seen, 'Run dynasend backup every day, to another disk: see docs/operate/backup.md.')
      : good(seen)
  },
}
