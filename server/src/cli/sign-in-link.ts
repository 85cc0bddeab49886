import type { Command } from 'commander'
import { signInLink } from '../admin/index.ts'
import { commandLine, installationChain } from '../audit/index.ts'
import { withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

export function addSignInLink(program: Command, terminal: Terminal): void {
  program
    .command('sign-in-link')
    .description('print a link that works once: it makes the first owner, later it signs the owner in')
    .option('--json', 'print one line of JSON: {"url":…}')
    .action(async (options: { readonly json?: true }) => {
      const url = await withInstallation(async (installation, { publicUrl }, { audit }) => {
        const entry = { accountId: installationChain, action: 'link.create', subject: '' }
        await audit.append(commandLine, { ...entry, words: 'made a one-time link for the first owner' })
        return signInLink(installation, publicUrl)
      })
      terminal.write(options.json ? JSON.stringify({ url }) : url)
    })
}
