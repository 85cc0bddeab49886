import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { takeCensus } from '../target.ts'
import { probing } from '../testing/index.ts'

/** The real program as a shell starts it. */
describe('the program', () => {
  it('interrupted by Ctrl-C removes what it made, and gives 1', async () => {
    const { url, server, connection } = await probing()
    const words = ['--url', url, '--token', server.token, '--only', 'load', '--load', '60']
    const program = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...words])
    let told = ''
    for (const stream of [program.stdout, program.stderr])
      stream.on('data', (part: Buffer) => (told += part.toString()))
    const ended = new Promise<number | null>((done) => program.once('exit', done))
    await expect.poll(() => takeCensus(connection), { timeout: 20_000 }).toMatchObject({ groups: 1 })
    program.kill('SIGINT')
    expect(await ended).toBe(1)
    expect(told).toContain('Stopping, and removing what was made.')
    expect(told).toContain('✗ The run was stopped before its end.')
    expect(await takeCensus(connection)).toEqual({ people: 0, groups: 0 })
  })
})
