import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { withInstallation } from '../installation.ts'
import type { Terminal } from '../terminal.ts'

interface Options {
  readonly to?: string
  readonly publicKey?: string
  readonly rotateKey?: true
}

export function addAuditHead(parent: Command, terminal: Terminal): void {
  parent
    .command('head')
    .description('sign the present end of every chain and print it; keep it where nobody here can change it')
    .option('--to <file>', 'write it there instead; a file that exists is refused')
    .option('--public-key <file>', 'write the public half of the signing key there too, PEM')
    .action(async ({ to, publicKey }: Options) => {
      const file = await withInstallation((_installation, _configuration, { audit }) => audit.head())
      const text = JSON.stringify(file)
      if (publicKey !== undefined) writeFileSync(publicKey, file.keys.at(-1)?.publicKey ?? '', { flag: 'wx' })
      if (to === undefined) return terminal.write(text)
      writeFileSync(to, `${text}\n`, { flag: 'wx', flush: true })
      terminal.write(`Signed ${file.heads.length} chains with the key ${file.keys.at(-1)?.keyId ?? 'none'}: ${to}`)
    })
  parent
    .command('rotate-key')
    .description('sign with a new key from now on; heads that the key before signed can still be checked')
    .action(async () => {
      const keyId = await withInstallation((_installation, _configuration, { audit }) => audit.rotateKey())
      terminal.write(`New signing key: ${keyId}. Note it anew: dynasend audit head --public-key FILE`)
    })
}
