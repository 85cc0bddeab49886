import type { Command } from 'commander'
import { sessionSecret } from '../admin/index.ts'
import { fingerprintOf } from '../backup/index.ts'
import { nextSealKey, openSealKey, settleSealKey } from '../base/index.ts'
import { readConfiguration } from '../config/index.ts'
import { openHouse } from '../house.ts'
import { KeyRotationError, rotateSealKey } from '../seal-rotation/index.ts'
import type { Terminal } from './terminal.ts'

const what = `
Stop every server first: a running one knows the old key only. Then every Secret Token, webhook secret, second factor and other sealed
secret is opened with the old key and sealed with a new one. It may be stopped and run again. Operators sign in anew; Entra notices nothing.

With the key file in the data folder a new one takes its place. With DYNASEND_SEAL_KEY put the new key into DYNASEND_NEW_SEAL_KEY
(openssl rand -base64 32) for this command, and into DYNASEND_SEAL_KEY of every node before it starts again. docs/operate/runbooks.md tells more.`

export function addRotateKeys(program: Command, terminal: Terminal): void {
  program
    .command('rotate-keys')
    .description('seal every secret with a new seal key; all servers must be stopped')
    .addHelpText('after', what)
    .option('--json', 'print one line of JSON')
    .action(async ({ json }: { readonly json?: true }) => {
      const configuration = readConfiguration()
      const { dataFolder, sealKey, newSealKey } = configuration
      const from = openSealKey(dataFolder, sealKey)
      if (sealKey !== null && newSealKey === null)
        throw new KeyRotationError('The key is in DYNASEND_SEAL_KEY: put the new one into DYNASEND_NEW_SEAL_KEY.')
      // Takes the lock of the folder, so that no server runs on SQLite.
      const house = await openHouse({ ...configuration, logLevel: 'error' }, 'server')
      try {
        const to = sealKey === null ? nextSealKey(dataFolder) : Buffer.from(newSealKey ?? '', 'base64')
        const settle = async () => (sealKey === null ? settleSealKey(dataFolder) : undefined)
        const parts = { database: house.database, from, to, fingerprintOf, signInSecretOf: sessionSecret, settle }
        const count = await rotateSealKey({ ...parts, now: Date.now })
        terminal.write(json ? JSON.stringify({ ...count, key: fingerprintOf(to) }) : words(count, sealKey !== null))
      } finally {
        await house.close()
      }
    })
}

function words(
  { resealed, already, unreadable }: Awaited<ReturnType<typeof rotateSealKey>>,
  isConfigured: boolean,
): string {
  const lines = [`Sealed with the new key: ${resealed + already} secrets.`]
  if (unreadable > 0) lines.push(`${unreadable} open with neither key and were left: make those secrets anew.`)
  lines.push(
    isConfigured
      ? 'Now set DYNASEND_SEAL_KEY to the new key on every node, and start them.'
      : 'The new key is in seal.key of the data folder: keep a copy with the backups, then start the server.',
  )
  lines.push('Backups from before open with the old key only: keep it until they are deleted.')
  return lines.join('\n')
}
