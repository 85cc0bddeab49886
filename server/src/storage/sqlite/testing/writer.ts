import { openSqlite } from '../open.ts'

/** Writes as fast as it can and tells its parent each write that was acknowledged, until it is killed. */
const [folder = '', round = ''] = process.argv.slice(2)
const database = await openSqlite(folder, 'server')
let next = 0

async function write(): Promise<void> {
  for (;;) {
    const number = next++
    const row = (half: string) => ({ id: `${round}-${number}-${half}`, name: 'Nordwind Traders', created_at: '' })
    await database.write(async (tx) => {
      await tx.insertInto('accounts').values(row('a')).execute()
      await tx.insertInto('accounts').values(row('b')).execute()
    })
    process.send?.(`${round}-${number}-a`)
  }
}

await Promise.all(Array.from({ length: 8 }, write))
