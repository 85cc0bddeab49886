/** Owns `npm run reset`: removes ./data and ./rehearsal after a yes. Removes nothing while a program uses them. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { root } from '../programs.ts'
import { portFrom, requireFreePort } from '../start/preconditions.ts'

const folders = [
  process.env['DYNASEND_DATA'] ?? join(root, 'data'),
  process.env['REHEARSAL_DATA'] ?? join(root, 'rehearsal'),
].filter((folder) => existsSync(folder))

async function isSure(): Promise<boolean> {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY) {
    console.error('Nothing was removed: say npm run reset -- --yes where nobody can be asked.')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('Everybody and everything in them is lost. Really? (yes/no) ')
  terminal.close()
  return answer.trim().toLowerCase() === 'yes'
}

if (folders.length === 0) {
  console.log('There is nothing to reset.')
} else {
  try {
    await requireFreePort(portFrom('DYNASEND_PORT', 8080), 'Dynasend', 'DYNASEND_PORT')
    await requireFreePort(portFrom('REHEARSAL_PORT', 8090), 'the rehearsal Entra', 'REHEARSAL_PORT')
    console.log(`To be removed:\n${folders.map((folder) => `  ${folder}`).join('\n')}`)
    if (await isSure()) {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
      console.log('Done. The next npm start begins anew.')
    } else {
      process.exitCode = 1
    }
  } catch (error) {
    console.error(`Nothing was removed. ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
