import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { AuditError, type ChainReport, readHeadFile, readPublicKey } from '../../audit/index.ts'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'
import { chainNames } from './names.ts'

interface Options {
  readonly head?: string
  readonly publicKey?: string
  readonly json?: true
}

export function addAuditVerify(parent: Command, terminal: Terminal): void {
  parent
    .command('verify')
    .description('check every chain from its oldest row to its newest; exit code 1 when one is not whole')
    .option('--head <file>', 'a file that "audit head --to" wrote earlier: shows also what was cut off or written anew')
    .option('--public-key <file>', 'the signing key that you noted earlier, PEM; else the one in the head, or here')
    .option('--json', 'print one line of JSON')
    .action(async (options: Options) => {
      const { reports, names } = await withInstallation(async (installation, _configuration, { audit }) => ({
        reports: await audit.verify(evidenceOf(options)),
        names: await chainNames(installation),
      }))
      const broken = reports.filter((report) => report.problem !== null)
      const named = reports.map((report) => ({ ...report, account: names.get(report.accountId) ?? report.accountId }))
      if (options.json) terminal.write(JSON.stringify({ whole: broken.length === 0, chains: named }))
      else terminal.write(named.map(lineOf).join('\n') || 'There is no row to check yet.')
      if (broken.length > 0) throw brokenError(broken.length, reports.length)
    })
}

function evidenceOf({ head, publicKey }: Options) {
  return {
    brought: head === undefined ? null : readHeadFile(readFileSync(head, 'utf8'), head),
    trusted: publicKey === undefined ? null : readPublicKey(readFileSync(publicKey, 'utf8'), publicKey),
  }
}

function lineOf({
  account,
  problem,
  rows,
  first,
  last,
  head,
  heads,
}: ChainReport & { readonly account: string }): string {
  const range = rows === 0 ? 'no row' : `rows ${first} to ${last}`
  if (problem === null)
    return `whole   ${account}: ${range}, ${heads} signed heads agree, ends with ${head.slice(0, 16)}…`
  const where = problem.id === null ? '' : ` (id ${problem.id}, ${problem.at})`
  return `BROKEN  ${account}: ${problem.words}${where}`
}

const brokenError = (broken: number, all: number): AuditError =>
  new AuditError(
    'audit-broken',
    `${broken} of ${all} chains are not as they were written. Keep the database as it is, and compare it with a backup.`,
  )
