import type { Command } from 'commander'
import { type ApiClient, openClient } from './api-client.ts'

/** What every command shares: where the rehearsal is, how to print, the exit code. */
export class Shell {
  exitCode = 0
  readonly #program: Command

  constructor(program: Command) {
    this.#program = program
  }

  get options(): { data: string; url?: string; json?: true; application?: string } {
    return this.#program.opts()
  }

  /** Runs a command with the API; what it gives becomes the exit code. */
  async withClient(work: (client: ApiClient) => Promise<number>): Promise<void> {
    const { data, url } = this.options
    const client = await openClient({ data, url: url ?? null })
    try {
      this.exitCode = await work(client)
    } finally {
      await client.close()
    }
  }

  /** Prints an answer: as JSON with --json, else as lines for a person. */
  print(answer: unknown, lines: () => string[]): void {
    if (this.options.json) console.log(JSON.stringify(answer, null, 2))
    else for (const line of lines()) console.log(line)
  }
}
