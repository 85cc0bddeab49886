import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import {
  BackupError,
  isDump,
  type Manifest,
  makeBackup,
  type RestoredBackup,
  restoreBackup,
  verifyBackup,
} from '../backup/index.ts'
import { findSealKey } from '../base/index.ts'
import { type Configuration, readConfiguration } from '../config/index.ts'
import { openHouse } from '../house.ts'
import { tombstoneFileName } from '../privacy/index.ts'
import { runDump, runRestoreDump } from './dump.ts'
import type { Terminal } from './terminal.ts'

/** `backup`, `backup verify` and `restore`. */
export function addBackup(program: Command, terminal: Terminal): void {
  const backup = program
    .command('backup')
    .description('write the whole database into one checked file, also while the server runs')
    .option('--to <file or folder>', 'where to; in a folder the name carries the time', '.')
    .option(
      '--with-seal-key',
      'put the key that opens the sealed secrets into the file: keep such a file like a password',
    )
    .option('--json', 'print one line of JSON')
    .helpCommand(false)
    .action((options: BackupOptions) => runBackup(options, terminal))
  backup
    .command('verify <file>')
    .description('open a backup as restoring would: checksum, integrity, rows; changes nothing')
    .option('--json', 'print one line of JSON')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { manifest, rows } = await verifyBackup(file)
      if (command.optsWithGlobals()['json'] === true)
        return terminal.write(JSON.stringify({ file, totalRows: rows, ...visible(manifest) }))
      terminal.write(`${file} is whole: ${rows} rows, ${lineage(manifest)}.\n${keyWords(manifest)}`)
    })
  addRestore(program, terminal)
}

interface BackupOptions {
  readonly to: string
  readonly withSealKey?: boolean
  readonly json?: boolean
}

async function runBackup({ to, withSealKey = false, json = false }: BackupOptions, terminal: Terminal): Promise<void> {
  const { dataFolder, databaseUrl, sealKey } = readConfiguration()
  if (databaseUrl !== null) return runDump(databaseUrl, { to, json }, terminal)
  const key = findSealKey(dataFolder, sealKey)
  const { file, size, manifest } = await makeBackup({ dataFolder, to, sealKey: key, withSealKey })
  if (json) return terminal.write(JSON.stringify({ file, size, ...visible(manifest) }))
  terminal.write(`Backup made: ${file} (${Math.ceil(size / 1024)} KB, ${lineage(manifest)}).\n${keyWords(manifest)}`)
}

function addRestore(program: Command, terminal: Terminal): void {
  program
    .command('restore <file>')
    .description(
      'put a backup into an empty data folder, or a dump into an empty PostgreSQL database; never into one in use',
    )
    .option('--to <folder>', 'the empty folder (DYNASEND_DATA when left out)')
    .option(
      '--erasures <file>',
      'the list of people who were erased, to erase them again (erasures.jsonl of DYNASEND_DATA when left out and there)',
    )
    .action(async (file: string, options: RestoreOptions) => runRestore(file, options, terminal))
}

interface RestoreOptions {
  readonly to?: string
  readonly erasures?: string
}

async function runRestore(file: string, { to, erasures }: RestoreOptions, terminal: Terminal): Promise<void> {
  const configuration = readConfiguration()
  const { dataFolder, databaseUrl, sealKey } = configuration
  if (await isDump(file)) return runRestoreDump(file, databaseUrl, terminal)
  if (databaseUrl !== null && to === undefined)
    throw new BackupError(
      'restore-refused',
      'This file is a backup of SQLite, and this installation is on PostgreSQL. Name a folder with --to, and start a server on it without DYNASEND_DATABASE_URL. Nothing was changed.',
    )
  const own = join(dataFolder, tombstoneFileName)
  const list = erasures ?? (existsSync(own) ? own : null)
  const restored = await restoreBackup({ file, folder: to ?? dataFolder, sealKey, erasures: list })
  const { folder, manifest, secrets, hasErasures } = restored
  terminal.write(`Restored into ${folder}: the state of ${manifest.madeAt} (${lineage(manifest)}).`)
  if (secrets === 'key-missing')
    terminal.write(
      'The seal key is not there. Before the first start, put seal.key into that folder or set DYNASEND_SEAL_KEY; without it Secret Tokens still work, but they cannot be shown again, and operators must set their authenticator apps up anew.',
    )
  terminal.write(await aboutErasures({ ...configuration, dataFolder: folder, databaseUrl: null }, secrets, hasErasures))
  terminal.write(`Start it: DYNASEND_DATA=${folder} dynasend serve`)
}

/** Done at once where the secrets can be opened; else the first start does it. */
async function aboutErasures(
  configuration: Configuration,
  secrets: RestoredBackup['secrets'],
  hasErasures: boolean,
): Promise<string> {
  if (!hasErasures)
    return 'No list of erasures was found: who was erased after this backup is back. Name erasures.jsonl of the old data folder with --erasures, or erase them again.'
  if (secrets === 'key-missing') return 'Who was erased after this backup is erased again at the first start.'
  const house = await openHouse({ ...configuration, logLevel: 'error' }, 'tool')
  try {
    const count = await house.privacy.replay()
    return `Erased again: ${count} ${count === 1 ? 'person who was' : 'people who were'} erased after this backup.`
  } finally {
    await house.close()
  }
}

/** What may be printed: never the key. */
function visible({ sealKey, ...rest }: Manifest): object {
  return { ...rest, sealKey: sealKey === null ? 'none' : sealKey.key === null ? 'not included' : 'included' }
}

const lineage = ({ madeAt, version, migrations }: Manifest): string =>
  `made ${madeAt} by ${version}, schema ${migrations.at(-1) ?? 'none'}`

function keyWords({ sealKey }: Manifest): string {
  if (sealKey === null) return 'The installation had no seal key yet.'
  return sealKey.key === null
    ? `It does not hold the seal key (${sealKey.fingerprint}): to open the sealed secrets, keep seal.key or DYNASEND_SEAL_KEY elsewhere.`
    : 'It holds the seal key: whoever has this file can open every sealed secret in it.'
}
