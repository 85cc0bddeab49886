import { Command, CommanderError } from 'commander'
import { StateError } from '../state/index.ts'
import { CommandError } from './command-error.ts'
import { compareCommand } from './compare-command.ts'
import { faultCommands } from './fault-commands.ts'
import { graphCommands } from './graph-commands.ts'
import { jobCommands } from './job-commands.ts'
import { serve } from './serve.ts'
import { Shell } from './shell.ts'
import { tenantCommands } from './tenant-commands.ts'

/** Runs one command line. @returns the exit code: 0 done, 1 could not be done, 2 wrong use */
export async function run(words: string[]): Promise<number> {
  const program = new Command('rehearsal')
    .description('A rehearsal of Microsoft Entra ID: a tenant, applications and the provisioning service.')
    .option('--data <folder>', 'where the rehearsal keeps its tenant', './rehearsal')
    .option('--url <address>', 'use a rehearsal that runs at this address')
    .option('--application <name>', 'which application, when there are several')
    .option('--json', 'answer in JSON')
    .showHelpAfterError()
    .exitOverride()
  const shell = new Shell(program)
  program
    .command('serve')
    .description('run the admin center and its API')
    .option('--port <number>', 'port to listen on', Number, 8090)
    .option('--host <name>', 'address to listen on', '127.0.0.1')
    .action(async (options: { port: number; host: string }) => {
      shell.exitCode = await serve({ ...options, data: shell.options.data }, (line) => console.log(line))
    })
  tenantCommands(program, shell)
  jobCommands(program, shell)
  faultCommands(program, shell)
  graphCommands(program, shell)
  compareCommand(program, shell)
  try {
    await program.parseAsync(words, { from: 'user' })
    return shell.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!(error instanceof CommandError) && !(error instanceof StateError)) throw error
    console.error(error.message)
    return 1
  }
}
