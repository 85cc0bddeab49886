import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** The only fields that a line may carry; anything else could hold a name, an address or a secret. */
const allowed = new Set([
  'requestId',
  'method',
  'route',
  'status',
  'milliseconds',
  'err',
  'code',
  'attempt',
  'count',
  'kind',
  'table',
  'version',
  'port',
  'url',
  'name',
  'accountId',
  'sequence',
  'hash',
  'keyId',
])

/**
 * The log of the process, JSON lines. Fields are kept by an allow-list, and of an error only what the code says about
 * it: its class, code and place, never its message, which may quote a value.
 * @param level a pino level, or `silent`
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    serializers: { err: describeError, req: () => undefined, res: () => undefined },
    formatters: { log: keepAllowed },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

function keepAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => allowed.has(name)))
}

function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? error.code : undefined
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /u.test(line))
    .slice(0, 12)
  return { type: error.name, code, at: places.map((line) => line.trim()) }
}
