import type { Command } from 'commander'
import { readConfiguration, settingsInUse } from '../config/index.ts'
import type { Terminal } from './terminal.ts'

/** `config check` and `config print`: what the environment says, before anything is started with it. */
export function addConfig(program: Command, terminal: Terminal): void {
  const config = program.command('config').description('what the environment says').helpCommand(false)
  config
    .command('check')
    .description('read the settings as a start would, and list every mistake at once')
    .action(() => {
      readConfiguration()
      terminal.write('The settings can be used.')
    })
  config
    .command('print')
    .description('every setting, its value and where it comes from; secrets are never shown')
    .option('--json', 'print one line of JSON')
    .action(({ json = false }: { readonly json?: boolean }) => {
      readConfiguration()
      const inUse = settingsInUse()
      if (json) return terminal.write(JSON.stringify(inUse))
      const width = Math.max(...inUse.map(({ name }) => name.length))
      terminal.write(inUse.map(({ name, value, from }) => `${name.padEnd(width)}  ${value}  (${from})`).join('\n'))
    })
}
