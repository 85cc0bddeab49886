import type { Command } from 'commander'
import { signInLink } from '../admin/index.ts'
import { withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

export function addSignInLink(program: Command, terminal: Terminal): void {
  program
    .command('sign-in-link')
    .description('print a link that works once: it makes the first owner, later it signs the owner in')
    .option('--json', 'print one line of JSON: {"url":…}')
    .action(async (options: { readonly json?: true }) => {
      const url = await withInstallation((installation, { publicUrl }) => signInLink(installation, publicUrl))
      terminal.write(options.json ? JSON.stringify({ url }) : url)
    })
}
