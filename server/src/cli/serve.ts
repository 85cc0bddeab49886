import type { Command } from 'commander'
import { readConfiguration } from '../config/index.ts'
import { serve } from '../main.ts'

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('start the server and keep it running until it is stopped (Ctrl-C or SIGTERM)')
    .action(async () => serve(readConfiguration()))
}
