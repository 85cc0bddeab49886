import { TenantError } from '../../tenant/index.ts'
import { isPermission } from '../identity/index.ts'
import { GraphError } from '../wire/graph-error.ts'
import { JsonObject } from '../wire/json-object.ts'
import { type GraphFaultSettings, noFaults, type ScriptedFault } from './graph-faults.ts'

/**
 * New settings: what `body` names replaces what was set, the rest stays. `{"reset":true}` starts from no faults.
 * @throws {TenantError} naming what cannot be read
 */
export function readFaults(body: unknown, current: GraphFaultSettings): GraphFaultSettings {
  try {
    return read(new JsonObject(body), current)
  } catch (error) {
    if (error instanceof GraphError) throw new TenantError('invalid', error.message)
    throw error
  }
}

const seconds = [
  'replicationSeconds',
  'listReplicationSeconds',
  'logDelaySeconds',
  'throttleEvery',
  'failEvery',
  'tokenSeconds',
  'deviceCodeSeconds',
  'deviceCodeInterval',
] as const

function read(body: JsonObject, current: GraphFaultSettings): GraphFaultSettings {
  const strange = body.names.find((name) => name !== 'reset' && !Object.hasOwn(noFaults, name))
  if (strange !== undefined) {
    throw new TenantError('invalid', `There is no switch "${strange}". There are ${Object.keys(noFaults).join(', ')}.`)
  }
  const before = body.flag('reset', false) ? noFaults : current
  const settings: GraphFaultSettings = {
    ...before,
    withoutPremium: body.flag('withoutPremium', before.withoutPremium),
    consentDeclined: body.flag('consentDeclined', before.consentDeclined),
    withheldPermissions: body.has('withheldPermissions') ? permissions(body) : before.withheldPermissions,
    throttleRetryAfter: secondsOrNull(body, 'throttleRetryAfter', before.throttleRetryAfter),
    scripted: body.has('scripted') ? body.objects('scripted').map(scripted) : before.scripted,
  }
  for (const name of seconds) settings[name] = notNegative(name, body.wholeNumber(name, before[name]))
  return settings
}

function permissions(body: JsonObject): string[] {
  const names = body.texts('withheldPermissions')
  const strange = names.find((name) => !isPermission(name))
  if (strange !== undefined) throw new TenantError('invalid', `"${strange}" is no permission of Microsoft Graph.`)
  return names
}

function scripted(body: JsonObject): ScriptedFault {
  const status = body.wholeNumber('status', 503)
  if (status !== 0 && (status < 200 || status > 599)) {
    throw new TenantError('invalid', `"status" must be 0 for a broken connection, or from 200 to 599, not ${status}.`)
  }
  return {
    method: (body.optionalText('method') ?? '*').toUpperCase(),
    path: body.text('path'),
    times: notNegative('times', body.wholeNumber('times', 1)),
    status,
    code: body.optionalText('code') ?? (status === 429 ? 'TooManyRequests' : 'serviceNotAvailable'),
    message: body.optionalText('message') ?? 'The rehearsal was told to answer so.',
    retryAfter: secondsOrNull(body, 'retryAfter', null),
    body: body.optionalText('body'),
    when: body.optionalText('when') === 'after' ? 'after' : 'instead',
  }
}

function secondsOrNull(body: JsonObject, name: string, otherwise: number | null): number | null {
  const value = body.has(name) ? body.get(name) : otherwise
  return value === null ? null : notNegative(name, body.wholeNumber(name, otherwise ?? 0))
}

function notNegative(name: string, value: number): number {
  if (value < 0) throw new TenantError('invalid', `"${name}" must not be negative.`, name)
  return value
}
