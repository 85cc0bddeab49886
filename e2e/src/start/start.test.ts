import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../scripts/free-port.ts'
import { root } from '../../../scripts/programs.ts'

interface Started {
  readonly child: ChildProcess
  readonly said: () => string
  /** Waits until the output has it, or the program ends. */
  until(pattern: RegExp): Promise<string>
  /** Ctrl-C, as far as a program can do it. @returns the exit code */
  interrupt(): Promise<number | null>
}

/** npm start as a person without a terminal (a log, a CI) sees it. */
describe('npm start', () => {
  let folder: string
  let environment: NodeJS.ProcessEnv
  let ports: { dynasend: number; rehearsal: number }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dynasend-start-'))
    ports = { dynasend: await freePort(), rehearsal: await freePort() }
    environment = {
      ...process.env,
      DYNASEND_PORT: String(ports.dynasend),
      REHEARSAL_PORT: String(ports.rehearsal),
      DYNASEND_DATA: join(folder, 'data'),
      REHEARSAL_DATA: join(folder, 'rehearsal'),
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  function start(...args: string[]): Started {
    const child = spawn('node', ['scripts/run.cjs', 'scripts/start/index.ts', ...args], {
      cwd: root,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const ended = once(child, 'exit') as Promise<[number | null]>
    return {
      child,
      said: () => output,
      until: async (pattern) => {
        while (!pattern.test(output)) {
          const event = await Promise.race([
            once(child.stdout, 'data'),
            once(child.stderr, 'data'),
            ended.then(() => 'ended'),
          ])
          if (event === 'ended' && !pattern.test(output)) throw new Error(`It ended without ${pattern}: ${output}`)
        }
        return output
      },
      interrupt: async () => {
        child.kill('SIGINT')
        return (await ended)[0]
      },
    }
  }

  it('does the ten steps, counts who arrived, gives a sign-in link, and stops cleanly', async () => {
    const started = start()
    const said = await started.until(/Another sign-in link/u)
    for (const name of ['Steps 1-4', 'Steps 5-7', 'Step 8', 'Step 9', 'Step 10']) expect(said).toContain(`✓ ${name}`)
    expect(said).toContain('240 people, 14 groups in Entra')
    expect(said).toMatch(/\d{3} people, 14 groups in Dynasend/u)
    expect(said).toContain('Both sides count the same.')
    expect(said).toContain(`http://localhost:${ports.dynasend}/sign-in#once=`)
    expect(said).toContain(`http://localhost:${ports.rehearsal}`)
    const second = start()
    await second.until(/is taken/u)
    expect(second.said()).toContain(`DYNASEND_PORT=${ports.dynasend + 1} npm start`)
    expect(await started.interrupt()).toBe(0)
    expect(started.said()).not.toMatch(/\bat .*\.ts:\d+/u)
  })

  it('goes on with the same data the second time', async () => {
    const started = start()
    const said = await started.until(/Another sign-in link/u)
    expect(said).toContain('The data of an earlier start is used again')
    expect(said).toMatch(/\d{3} people, 14 groups in Dynasend/u)
    expect(await started.interrupt()).toBe(0)
  })

  it('begins anew with another directory when only the rehearsal kept its data', async () => {
    rmSync(join(folder, 'data'), { recursive: true })
    const started = start()
    const said = await started.until(/Another sign-in link/u)
    expect(said).toMatch(/\d{3} people, 14 groups in Dynasend/u)
    expect(await started.interrupt()).toBe(0)
  })

  it('leaves the steps to the person by hand', async () => {
    rmSync(folder, { recursive: true })
    const started = start('--by-hand')
    const said = await started.until(/Another sign-in link/u)
    expect(said).toContain('The ten steps are yours.')
    expect(said).toContain('/setup#token=')
    expect(await started.interrupt()).toBe(0)
  })
})
