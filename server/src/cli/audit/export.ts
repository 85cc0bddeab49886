import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { type AuditFilter, appendEntry, commandLine, type ExportFormat } from '../../audit/index.ts'
import { withInstallation } from '../installation.ts'
import { instant } from '../instant.ts'
import type { Terminal } from '../terminal.ts'
import { chainOf } from './names.ts'

interface Options {
  readonly account?: string
  readonly from?: string
  readonly to?: string
  readonly format: ExportFormat
  readonly file?: string
}

export function addAuditExport(parent: Command, terminal: Terminal): void {
  parent
    .command('export')
    .description('write the rows of one chain, oldest first; the export itself becomes a row')
    .option('--account <name>', 'name or id of the account, or "installation" (default: the first account)')
    .option('--from <time>', 'not before, such as 2026-11-01 or 2026-11-01T08:00:00Z', instant('start'))
    .option('--to <time>', 'not after', instant('end'))
    .addOption(
      new Option('--format <format>', 'csv is safe against formulas').choices(['jsonl', 'csv']).default('jsonl'),
    )
    .option('--file <file>', 'where to; a file that exists is refused (default: standard output)')
    .action(async (options: Options) => {
      await withInstallation(async (installation, _configuration, { audit, database }) => {
        const accountId = await chainOf(installation, options.account)
        const filter: AuditFilter = { from: options.from, to: options.to }
        const entry = {
          accountId,
          action: 'audit.export',
          subject: accountId,
          words: `exported the audit log (${options.format})`,
        }
        await database.write((tx) => appendEntry(tx, Date.now(), commandLine, entry))
        const text = Readable.from(audit.chain(accountId).export(filter, options.format))
        if (options.file === undefined)
          for await (const piece of text) terminal.write(String(piece).replace(/\r?\n$/u, ''))
        else await pipeline(text, createWriteStream(options.file, { flags: 'wx', mode: 0o600, flush: true }))
      })
      if (options.file !== undefined) terminal.write(`Exported: ${options.file}`)
    })
}
