import { randomUUID } from 'node:crypto'
import { TenantError } from '../tenant/index.ts'
import { type Fault, type FaultSettings, faultKinds } from './fault.ts'

/** Longer answers are time-outs; and nobody wants to wait for a rehearsal. */
const LONGEST_DELAY = 30_000
/** More would be a mistake, not a plan. */
const MOST_FAULTS = 50
const methods = ['GET', 'POST', 'PATCH', 'DELETE'] as const

/**
 * Reads faults from JSON: `{ seed?, faults: [{ kind, method?, path?, share?, count?, from?, until?, status?, retryAfter?, delay? }] }`.
 * @throws {TenantError} invalid, with the place as `field`, like `faults.1.share`
 */
export function readFaultSettings(value: unknown): FaultSettings {
  const body = asObject(value, '', 'The request needs a JSON object like {"faults":[{"kind":"timeout"}]}.')
  const { seed } = body
  if (seed !== undefined && typeof seed !== 'string') throw wrong('seed', 'text')
  const list = body['faults']
  if (!Array.isArray(list) || list.length > MOST_FAULTS) {
    throw wrong('faults', `a list of at most ${MOST_FAULTS} faults`)
  }
  const faults = list.map((one: unknown, index) => readFault(one, `faults.${index}`))
  return { seed: seed === undefined || seed === '' ? randomUUID().slice(0, 8) : seed, faults }
}

function readFault(value: unknown, place: string): Fault {
  const input = asObject(value, place, `"${place}" must be an object like {"kind":"timeout"}.`)
  const found = faultKinds.find(({ kind }) => kind === input['kind'])
  if (!found) throw wrong(`${place}.kind`, `one of ${faultKinds.map(({ kind }) => kind).join(', ')}`)
  const number = (name: string, limits: [number, number], whole = true) =>
    readNumber(input[name], `${place}.${name}`, limits, whole)
  const fault: Fault = {
    id: randomUUID(),
    kind: found.kind,
    method: readMethod(input['method'], `${place}.method`),
    path: readPath(input['path'], `${place}.path`),
    share: number('share', [0, 1], false) ?? 1,
    count: number('count', [1, 1_000_000]),
    from: readTime(input['from'], `${place}.from`),
    until: readTime(input['until'], `${place}.until`),
    status: number('status', [500, 599]) ?? 500,
    retryAfter: number('retryAfter', [0, 86_400]),
    delay: number('delay', [0, LONGEST_DELAY]) ?? 2000,
    happened: 0,
  }
  if (fault.from !== null && fault.until !== null && fault.until <= fault.from) {
    throw wrong(`${place}.until`, 'a time after "from"')
  }
  return fault
}

function readMethod(value: unknown, place: string): Fault['method'] {
  if (value === undefined || value === null || value === '') return null
  const found = methods.find((method) => method === value)
  if (!found) throw wrong(place, `one of ${methods.join(', ')}, or left out for any`)
  return found
}

function readPath(value: unknown, place: string): string | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value !== 'string' || !/^(?:\/[^/?#\s]+)+$/.test(value)) {
    throw wrong(place, 'a path below the Tenant URL like /Users, /Groups or /Users/*')
  }
  return value
}

function readTime(value: unknown, place: string): string | null {
  if (value === undefined || value === null || value === '') return null
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(time)) throw wrong(place, 'a time like 2026-12-24T08:00:00Z')
  return new Date(time).toISOString()
}

function readNumber(value: unknown, place: string, [least, most]: [number, number], whole: boolean): number | null {
  if (value === undefined || value === null) return null
  const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value))
  if (!fits) throw wrong(place, `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
  return value
}

function asObject(value: unknown, place: string, message: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new TenantError('invalid', message, place === '' ? null : place)
}

function wrong(place: string, expected: string): TenantError {
  return new TenantError('invalid', `"${place}" must be ${expected}.`, place)
}
