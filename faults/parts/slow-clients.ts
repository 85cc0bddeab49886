import { connect, type Socket } from 'node:net'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { scimCalls } from '../scim-calls.ts'
import { makeScimServer, newPlace, startServer } from '../server-process.ts'

const clients = 1000
const patience = 20_000

/** A client that sends one byte a second, or nothing after its first line, and its end as the server decided it. */
function drip(port: number, isHalfOpen: boolean): { readonly socket: Socket; readonly closed: Promise<void> } {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  socket.write('POST /scim/v2/x/Users HTTP/1.1\r\nHost: localhost\r\n')
  const timer = setInterval(() => !isHalfOpen && socket.writable && socket.write('X'), 1000)
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      clearInterval(timer)
      resolve()
    })
  })
  return { socket, closed }
}

async function dripAndWork({ say }: Circumstances): Promise<Outcome> {
  const place = await newPlace()
  const scimServer = await makeScimServer(place)
  const server = await startServer(place)
  const calls = scimCalls(scimServer, 4)
  const began = performance.now()
  const slow = Array.from({ length: clients }, (_, index) => drip(place.port, index % 2 === 0))
  let areClosed = false
  const allClosed = Promise.all(slow.map(({ closed }) => closed)).then(() => {
    areClosed = true
  })
  const times: number[] = []
  const failures: string[] = []
  for (let index = 0; !areClosed && performance.now() - began < patience + 5000; index++) {
    const userName = `good.${index}@nordwind.example`
    const { status, milliseconds } = await calls.send('POST', '/Users', { userName })
    if (status !== 201) failures.push(`good traffic was answered with ${status}`)
    times.push(milliseconds)
    if (index % 100 === 0) say(`${times.length} good requests beside ${clients} slow clients`)
  }
  const closedAfter = performance.now() - began
  if (!areClosed) failures.push(`slow clients are still connected after ${patience / 1000} s`)
  for (const { socket } of slow) socket.destroy()
  await allClosed
  times.sort((a, b) => a - b)
  const p99 = times[Math.floor(times.length * 0.99)] ?? 0
  if (p99 > 50) failures.push(`good traffic had to wait: p99 ${p99.toFixed(1)} ms`)
  await calls.close()
  await server.stop()
  const figures = { clients, 'all closed after s': (closedAfter / 1000).toFixed(1), 'good requests': times.length }
  return { failures: [...new Set(failures)], figures: { ...figures, 'p99 ms': p99.toFixed(1) } }
}

export const slowClients: Fault = {
  name: 'slow-clients',
  promise: 'a thousand slow and half-open clients are shown out within 20 s, and nobody else has to wait for them',
  shortRounds: 1,
  longRounds: 1,
  run: dripAndWork,
}
