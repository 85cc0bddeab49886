import { ConfigurationError } from './config/index.ts'

export interface StartupProblem {
  /** For a person: what is wrong and what to do. */
  readonly message: string
  /** 2: the configuration or the command is wrong; 1: everything else. */
  readonly exitCode: number
}

/** Words an error that stopped the start or a command, for a terminal. */
export function explain(error: unknown): StartupProblem {
  if (error instanceof ConfigurationError) {
    const lines = error.mistakes.map((mistake) => `\n  - ${mistake}`).join('')
    return { message: `the configuration cannot be used:${lines}`, exitCode: 2 }
  }
  if (!(error instanceof Error)) return { message: String(error), exitCode: 1 }
  return { message: systemProblem(error) ?? error.message, exitCode: 1 }
}

function systemProblem(error: Error): string | null {
  const code = 'code' in error ? error.code : undefined
  const port = 'port' in error ? String(error.port) : ''
  const path = 'path' in error ? String(error.path) : 'the data folder'
  if (code === 'EADDRINUSE') {
    return `port ${port} is taken by another program. Stop that program, or set DYNASEND_PORT to another port.`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return 'this machine does not have the address that DYNASEND_HOST names.'
  }
  if (code === 'EACCES' && port !== '') {
    return `port ${port} may not be used by this user. Set DYNASEND_PORT to a port above 1023.`
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${path} cannot be written by this user. Make it writable, or set DYNASEND_DATA to another folder.`
  }
  if (code === 'ENOSPC') return 'no space is left on the disk that holds the data folder. Make room and start again.'
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return `${path} is in the way: DYNASEND_DATA must name a folder, not a file.`
  }
  return null
}
