import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { ConnectProblem } from '../../connect/index.ts'
import type { Terminal } from '../terminal.ts'

/** The client secret from the environment or its file, else asked for without showing it. Never an argument: others see those. */
export async function clientSecret(configured: string | null, terminal: Terminal): Promise<string> {
  if (configured !== null) return configured
  if (!process.stdin.isTTY) {
    throw new ConnectProblem({
      code: 'entra-sign-in',
      message: 'The client secret is missing.',
      whatToDo: 'Set DYNASEND_ENTRA_CLIENT_SECRET, or DYNASEND_ENTRA_CLIENT_SECRET_FILE to a file that holds it.',
    })
  }
  terminal.note('Client secret (not shown): ')
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return (await lines.question('')).trim()
  } finally {
    lines.close()
    terminal.note('\n')
  }
}
