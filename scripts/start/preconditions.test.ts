import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { freePort } from '../free-port.ts'
import { portFrom, requireFreePort, requireRoom, StartProblem } from './preconditions.ts'

/** Not every machine has IPv6. */
const loopbacks = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, address }) => internal && ['127.0.0.1', '::1'].includes(address))
  .map(({ address }) => address)

describe('before the start', () => {
  const servers: Server[] = []
  const folders: string[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) server.close()
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
    delete process.env['REHEARSAL_PORT']
  })

  it('a free port is no problem', async () => {
    await expect(requireFreePort(await freePort(), 'Dynasend', 'DYNASEND_PORT')).resolves.toBeUndefined()
  })

  it.each(loopbacks)('a port that is taken on %s is one line that says what to do', async (host) => {
    const server = createServer()
    servers.push(server)
    const port = await new Promise<number>((done, fail) => {
      server.once('error', fail)
      server.listen(0, host, () => {
        const address = server.address()
        done(typeof address === 'object' && address !== null ? address.port : 0)
      })
    })
    const refusal = requireFreePort(port, 'Dynasend', 'DYNASEND_PORT')
    await expect(refusal).rejects.toThrow(StartProblem)
    await expect(refusal).rejects.toThrow(`DYNASEND_PORT=${port + 1} npm start`)
  })

  it('a folder that cannot be made is one line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dynasend-start-'))
    folders.push(folder)
    writeFileSync(join(folder, 'file'), '')
    expect(() => requireRoom(join(folder, 'file', 'data'))).toThrow(StartProblem)
    expect(() => requireRoom(join(folder, 'data'))).not.toThrow()
  })

  it('a port that is no number is named', () => {
    process.env['REHEARSAL_PORT'] = 'eighty'
    expect(() => portFrom('REHEARSAL_PORT', 8090)).toThrow('REHEARSAL_PORT is "eighty"')
    process.env['REHEARSAL_PORT'] = '8091'
    expect(portFrom('REHEARSAL_PORT', 8090)).toBe(8091)
  })
})
