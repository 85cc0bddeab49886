import { ConfigurationError } from './config/index.ts'

export interface StartupProblem {
  /** Names the page docs/errors/<code>.md; null for what has no page. */
  readonly code: string | null
  /** For a person: what is wrong and what to do. */
  readonly message: string
  /** 2: the configuration or the command is wrong; 1: everything else. */
  readonly exitCode: number
}

/** Words an error that stopped the start or a command, for a terminal. */
export function explain(error: unknown): StartupProblem {
  if (error instanceof ConfigurationError) {
    const lines = error.mistakes.map((mistake) => `\n  - ${mistake}`).join('')
    return { code: 'configuration', message: `the configuration cannot be used:${lines}`, exitCode: 2 }
  }
  if (!(error instanceof Error)) return { code: null, message: String(error), exitCode: 1 }
  const known = systemProblem(error) ?? databaseProblem(error) ?? { code: ownCode(error), message: ownWords(error) }
  return { ...known, exitCode: 1 }
}

/** One line, or several for a configuration, with the name of the page that says more. */
export function problemText({ code, message }: StartupProblem): string {
  return code === null ? `dynasend: ${message}\n` : `dynasend: ${message} (docs/errors/${code}.md)\n`
}

type Known = Omit<StartupProblem, 'exitCode'>

function systemProblem(error: Error): Known | null {
  const port = 'port' in error ? String(error.port) : ''
  const path = 'path' in error ? String(error.path) : 'the data folder'
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return {
        code: 'port-taken',
        message: `port ${port} is taken by another program. Stop that program, or set DYNASEND_PORT to another port.`,
      }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return { code: 'address-missing', message: 'this machine does not have the address that DYNASEND_HOST names.' }
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return port === '' ? notWritable(path) : notAllowed(port)
    case 'ENOSPC':
      return {
        code: 'disk-full',
        message: 'no space is left on the disk that holds the data folder. Make room and start again.',
      }
    case 'ENOTDIR':
    case 'EEXIST':
      return {
        code: 'folder-not-usable',
        message: `${path} is in the way: DYNASEND_DATA must name a folder, not a file.`,
      }
    default:
      return null
  }
}

function notWritable(path: string): Known {
  const message = `${path} cannot be written by this user. Make it writable, or set DYNASEND_DATA to another folder.`
  return { code: 'folder-not-usable', message }
}

function notAllowed(port: string): Known {
  return {
    code: 'port-taken',
    message: `port ${port} may not be used by this user. Set DYNASEND_PORT to a port above 1023.`,
  }
}

/** Why PostgreSQL did not let us in, by the code of its driver or of its own; its message may quote the password. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address: start PostgreSQL, or correct the address',
  ENOTFOUND: 'its host name is not known: correct the address',
  ETIMEDOUT: 'it does not answer: check the network between the two',
  '28P01': 'the password is wrong',
  '28000': 'the user may not sign in',
  '3D000': 'the database does not exist: make it with "createdb"',
}

function databaseProblem(error: Error): Known | null {
  if (error.name !== 'StorageUnavailableError') return null
  const code = codeOf(error.cause)
  if (code === 'ERR_SQLITE_ERROR') return fileProblem(error)
  if (code === undefined || !Object.hasOwn(reasons, code)) return null
  const message = `the database that DYNASEND_DATABASE_URL names cannot be used: ${reasons[code]}.`
  return { code: 'database-unreachable', message }
}

/** SQLite's "full" is about the disk; everything else that stops it is about folder or file. */
function fileProblem({ cause, message }: Error): Known {
  const isFull = cause instanceof Error && 'errcode' in cause && cause.errcode === 13
  const whatToDo = isFull ? 'Make room and start again.' : 'Check that this user can read and write the data folder.'
  return { code: isFull ? 'disk-full' : 'folder-not-usable', message: `${message} ${whatToDo}` }
}

/** Rooms that know the mend give it beside the message. */
const ownWords = (error: Error): string =>
  'whatToDo' in error && typeof error.whatToDo === 'string' ? `${error.message} ${error.whatToDo}` : error.message

/** Storage gives its own errors a code with a page. */
function ownCode(error: Error): string | null {
  const code = codeOf(error)
  return code !== undefined && /^[a-z]+(?:-[a-z]+)+$/u.test(code) ? code : null
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}
