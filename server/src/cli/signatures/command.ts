import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type AccountSignatures, type Files, readFolder } from '../../signatures/index.ts'
import { accountNamed } from '../accounts.ts'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'
import { checkFiles, lineOf, sumOf } from './check.ts'
import { changesBetween, diffText, peopleText } from './diff.ts'
import { writeDisk } from './export.ts'
import { publishFolder } from './publish.ts'
import { readDisk } from './read-folder.ts'

interface Options {
  readonly account?: string
  readonly json?: true
  readonly replace?: true
  readonly filesOnly?: true
  readonly comment?: string
  readonly submit?: true
}

/** `signatures export`, `check`, `diff` and `publish`: what signatures are made of as a folder, for a repository and its pipeline. */
export function addSignatures(program: Command, terminal: Terminal): void {
  const signatures = program
    .command('signatures')
    .description('what signatures are made of as a folder of readable files: docs/designers/git.md')
    .helpCommand(false)
  common(signatures.command('export <folder>').description('write what is in force into a folder'))
    .option('--replace', 'the folder may have files; those of signatures that are not in force go')
    .action((folder: string, options: Options) => runExport(folder, options, terminal))
  signatures
    .command('check <folder>')
    .description(
      'everything that speaks against publishing it, at its place; needs no database; exit code 1 for errors',
    )
    .option('--json', 'print one line of JSON')
    .action((folder: string, options: Options) => runCheck(folder, options, terminal))
  common(signatures.command('diff <folder>').description('what it would change: files, and how many people'))
    .option('--files-only', 'do not look through the people')
    .action((folder: string, options: Options) => runDiff(folder, options, terminal))
  common(signatures.command('publish <folder>').description('put it in force; refused while there are errors in it'))
    .requiredOption('--comment <words>', 'what changes: whoever reads the history will ask')
    .option('--submit', 'where somebody else must approve: ask for it instead of publishing')
    .action((folder: string, options: Options) => runPublish(folder, options, terminal))
}

const common = (command: Command): Command =>
  command
    .option('--account <name>', 'name or id of the account (default: the first account)')
    .option('--json', 'print one line of JSON')

async function withSignatures<T>(
  { account }: Options,
  work: (signatures: AccountSignatures) => Promise<T>,
): Promise<T> {
  return withInstallation(async (installation, _configuration, house) =>
    work(house.signatures.of(await accountNamed(installation, account))),
  )
}

async function inForce(signatures: AccountSignatures): Promise<Files> {
  const { number } = await signatures.inForce()
  return (await signatures.publishing.folder({ version: number })) ?? new Map()
}

async function runExport(folder: string, options: Options, terminal: Terminal): Promise<void> {
  const { files, number } = await withSignatures(options, async (signatures) => ({
    files: await inForce(signatures),
    number: (await signatures.inForce()).number,
  }))
  writeDisk(resolve(folder), files, options.replace ?? false)
  const what = { folder: resolve(folder), version: number, files: files.size }
  terminal.write(options.json ? JSON.stringify(what) : `Version ${number}: ${files.size} files in ${what.folder}`)
}

/** @returns whether it can be published; says what cannot */
function check(files: Files, options: Options, terminal: Terminal): boolean {
  const checked = checkFiles(files)
  if (options.json) terminal.write(JSON.stringify(checked))
  else {
    for (const complaint of checked.complaints) terminal.write(lineOf(complaint))
    terminal.write(sumOf(checked))
  }
  if (checked.errors > 0) process.exitCode = 1
  return checked.errors === 0
}

function runCheck(folder: string, options: Options, terminal: Terminal): void {
  check(readDisk(resolve(folder)), options, terminal)
}

async function runDiff(folder: string, options: Options, terminal: Terminal): Promise<void> {
  const files = readDisk(resolve(folder))
  const configuration = readFolder(files)
  await withSignatures(options, async (signatures) => {
    const published = await inForce(signatures)
    const changes = changesBetween(published, files)
    const tally =
      options.filesOnly || changes.length === 0
        ? null
        : await signatures.publishing.tryOut(configuration, (done, total) => progress(terminal, done, total))
    if (options.json) {
      const { people = 0, outcomes = null, over = null } = tally ?? {}
      const seen = changes.map(({ path, kind }) => ({ path, kind }))
      return terminal.write(JSON.stringify({ files: seen, people: tally === null ? null : { people, outcomes, over } }))
    }
    if (changes.length === 0) return terminal.write('Nothing differs from what is in force.')
    terminal.write(diffText(changes, published, files))
    if (tally !== null) terminal.write(`\n${peopleText(tally)}`)
  })
}

function progress({ isInteractive, note }: Terminal, done: number, total: number): void {
  if (isInteractive) note(done < total ? `\r${done} of ${total} people` : '\r\u001B[K')
}

async function runPublish(folder: string, options: Options, terminal: Terminal): Promise<void> {
  const files = readDisk(resolve(folder))
  const checked = checkFiles(files)
  if (checked.errors > 0) return void check(files, options, terminal)
  const made = await withSignatures(options, (signatures) =>
    publishFolder(signatures, files, { comment: options.comment ?? '', submit: options.submit ?? false }),
  )
  if (options.json) return terminal.write(JSON.stringify(made))
  if (made.outcome === 'nothing')
    return terminal.write(`Nothing differs from version ${made.version}, which is in force.`)
  terminal.write(
    made.outcome === 'published'
      ? `Published: version ${made.version}. Signatures are made anew by the running server.`
      : 'Submitted. An owner or manager approves it under Signatures, Changes.',
  )
}
