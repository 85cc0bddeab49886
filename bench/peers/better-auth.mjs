/**
 * @file @better-auth/scim on Better Auth's own node handler and a SQLite database in memory, as its documentation sets it up.
 */
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { scim } from '@better-auth/scim'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { toNodeHandler } from 'better-auth/node'
import { announce } from './announce.mjs'

const secretToken = 'bench-secret-token-of-thirty-two-characters'
const options = {
  baseURL: 'http://127.0.0.1',
  secret: 'a secret of the bench, at least thirty-two characters',
  database: new DatabaseSync(':memory:'),
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
  plugins: [
    scim({ connections: [{ id: 'bench', credentials: [{ type: 'bearer', id: 'bench', token: secretToken }] }] }),
  ],
}
await (await getMigrations(options)).runMigrations()
announce(createServer(toNodeHandler(betterAuth(options))), '/api/auth/scim/v2', secretToken)
