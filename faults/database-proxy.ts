import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** `open` passes on at once, `slow` after a delay, `silent` holds everything back as a cut cable does, `refused` hangs up. */
export type Line = 'open' | 'slow' | 'silent' | 'refused'

/** A line between the server and its database that can be made bad without root. */
export interface DatabaseProxy {
  readonly url: string
  set(line: Line): void
  /** Leads new connections to another database. */
  lead(target: string): void
  close(): Promise<void>
}

const delay = 200

/** @param target the database's own address */
export async function openDatabaseProxy(target: string): Promise<DatabaseProxy> {
  let { hostname, port } = new URL(target)
  let line: Line = 'open'
  const held: (() => void)[] = []
  const sockets = new Set<Socket>()
  const pass = (from: Socket, to: Socket) => {
    from.on('data', (bytes) => {
      const send = () => to.writable && to.write(bytes)
      if (line === 'open') send()
      else if (line === 'slow') setTimeout(send, delay)
      else if (line === 'silent') held.push(send)
    })
    from.on('close', () => (line === 'silent' ? held.push(() => to.destroy()) : to.end()))
    from.on('error', () => to.destroy())
  }
  const server = createServer((client) => {
    if (line === 'refused') return client.destroy()
    const database = connect(Number(port), hostname)
    for (const socket of [client, database]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    pass(client, database)
    pass(database, client)
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = new URL(target)
  url.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  const hangUp = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    set(next) {
      line = next
      if (next === 'refused') hangUp()
      if (next !== 'silent') for (const send of held.splice(0)) send()
    },
    lead(next) {
      ;({ hostname, port } = new URL(next))
      hangUp()
    },
    async close() {
      hangUp()
      server.close()
      await once(server, 'close')
    },
  }
}
