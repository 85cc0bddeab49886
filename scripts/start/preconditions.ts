import { once } from 'node:events'
import { mkdirSync, statfsSync } from 'node:fs'
import { connect } from 'node:net'

/** A problem that a person can solve; its message says how, in one line. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem'
}

const megabytesNeeded = 200

/** @throws StartProblem when something already answers on the port */
export async function requireFreePort(port: number, program: string, variable: string): Promise<void> {
  const answers = await Promise.all(['127.0.0.1', '::1'].map((host) => isTaken(port, host)))
  if (!answers.includes(true)) return
  throw new StartProblem(
    `Port ${port}, meant for ${program}, is taken (perhaps by another npm start). Stop that program, or choose another port: ${variable}=${port + 1} npm start`,
  )
}

async function isTaken(port: number, host: string): Promise<boolean> {
  const socket = connect({ port, host, timeout: 1000 })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}

/** Makes the folder. @throws StartProblem when it cannot be written or its disk is nearly full */
export function requireRoom(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartProblem(
      `${folder} cannot be made: ${error instanceof Error ? error.message : String(error)}. Choose a folder that this user may write.`,
    )
  }
  const { bavail, bsize } = statfsSync(folder)
  const megabytes = Math.floor((bavail * bsize) / 1_000_000)
  if (megabytes < megabytesNeeded) {
    throw new StartProblem(
      `Only ${megabytes} MB are left on the disk of ${folder}; ${megabytesNeeded} MB are needed. Make room and start again.`,
    )
  }
}

/** @throws StartProblem when the variable is no port */
export function portFrom(variable: string, fallback: number): number {
  const text = process.env[variable]
  if (text === undefined || text === '') return fallback
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new StartProblem(`${variable} is "${text}"; it must be a port between 1 and 65535.`)
}
