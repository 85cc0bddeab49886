import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'

interface Client {
  connect(): Promise<unknown>
  query(sql: string): Promise<unknown>
  end(): Promise<void>
}

export interface OwnDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Makes an empty database with a name of its own on a PostgreSQL server. @param server address of a role that may create databases */
export async function createDatabase(server: string): Promise<OwnDatabase> {
  const name = `rehearsal_${randomBytes(6).toString('hex')}`
  await run(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, drop: async () => run(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

async function run(server: string, sql: string): Promise<void> {
  const require = createRequire(new URL('../../server/package.json', import.meta.url))
  const driver = require('pg') as { Client: new (url: string) => Client }
  const client = new driver.Client(server)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
