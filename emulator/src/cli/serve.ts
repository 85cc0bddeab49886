import { resolve } from 'node:path'
import { createApi } from '../api/index.ts'
import { createRehearsal } from '../rehearsal.ts'
import { fillWithSample } from '../sample/index.ts'
import { CommandError } from './command-error.ts'

export interface ServeOptions {
  data: string
  port: number
  host: string
}

/** The built pages of the admin center. */
export const pagesFolder = resolve(import.meta.dirname, '../../dist')

/** Runs the rehearsal until it is told to stop. An empty folder gets the sample company. */
export async function serve(options: ServeOptions, print: (line: string) => void): Promise<number> {
  const rehearsal = createRehearsal({ dataFolder: options.data })
  if (rehearsal.tenant.users.size === 0 && rehearsal.applications.list().length === 0) fillWithSample(rehearsal.tenant)
  rehearsal.flush()
  const api = await createApi(rehearsal, pagesFolder)
  const stopped = stopSignal()
  try {
    const address = await api.listen({ port: options.port, host: options.host })
    rehearsal.time.run()
    print(
      `The rehearsal Microsoft Entra ID runs at ${address.replace(/127\.0\.0\.1|\[::1?\]|0\.0\.0\.0/, 'localhost')}`,
    )
    await stopped
    return 0
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CommandError(`Port ${options.port} is taken. Choose another with --port, or stop what uses it.`)
    }
    throw error
  } finally {
    await api.close()
    await rehearsal.close()
  }
}

function stopSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
}
