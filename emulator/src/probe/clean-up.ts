import { setTimeout as pause } from 'node:timers/promises'
import { Unreachable } from '../scim-client/index.ts'
import type { Answer, ProbeConnection } from './connection.ts'
import type { Ledger, Made } from './ledger.ts'
import { ATTEMPTS, secondsToWait } from './patience.ts'
import { isRecord } from './resource.ts'

/** Something that is still on the server, and why. */
export interface Leftover {
  collection: string
  id: string | null
  name: string | null
  why: string
}

const AT_ONCE = 8
/** Milliseconds after which a creation that was interrupted is looked for again. */
const LATE = 500

/**
 * Removes everything that the ledger holds and looks whether it is gone.
 * @param tell is told after each: how many of how many
 * @returns what could not be removed
 */
export async function cleanUp(
  connection: ProbeConnection,
  ledger: Ledger,
  tell: (done: number, total: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Leftover[]> {
  const all = ledger.all()
  const leftovers: Leftover[] = []
  let done = 0
  const removeAll = async (queue: Made[]): Promise<void> => {
    for (let made = queue.shift(); made; made = queue.shift()) {
      const why = signal?.aborted ? 'cleaning up was stopped' : await remove(connection, ledger, made, signal)
      if (why === null) ledger.forget(made)
      else leftovers.push({ ...made, why })
      done += 1
      tell(done, all.length)
    }
  }
  for (const collection of ['/Groups', '/Users']) {
    const queue = all.filter((made) => made.collection === collection)
    await Promise.all(Array.from({ length: AT_ONCE }, () => removeAll(queue)))
  }
  return leftovers
}

/** @returns null when it is gone, else why not */
async function remove(
  connection: ProbeConnection,
  ledger: Ledger,
  made: Made,
  signal?: AbortSignal,
): Promise<string | null> {
  try {
    const ids = made.id === null ? await foundIds(connection, made, signal) : [made.id]
    for (const id of ids) {
      if (made.id === null && ledger.owns(made.collection, id)) continue
      const why = await removeOne(connection, `${made.collection}/${encodeURIComponent(id)}`, signal)
      if (why !== null) return why
    }
    return null
  } catch (error) {
    if (error instanceof Unreachable) return error.message
    if (signal?.aborted) return 'cleaning up was stopped'
    throw error
  }
}

async function removeOne(connection: ProbeConnection, path: string, signal?: AbortSignal): Promise<string | null> {
  const answer = await patiently(() => connection.send('DELETE', path, {}, undefined, signal), signal)
  if (answer.status === 404) return null
  if (answer.status < 200 || answer.status > 299) return `DELETE answered ${answer.status}`
  const after = await patiently(() => connection.send('GET', path, {}, undefined, signal), signal)
  return after.status === 404 || after.status === 410
    ? null
    : `DELETE answered ${answer.status}, and it is still there (${after.status})`
}

/** Looks twice: a server that was interrupted may still be at work on the creation. */
async function foundIds(connection: ProbeConnection, made: Made, signal?: AbortSignal): Promise<string[]> {
  const found = await idsOf(connection, made, signal)
  if (found.length > 0) return found
  await pause(LATE, undefined, { ...(signal ? { signal } : {}) })
  return idsOf(connection, made, signal)
}

/** The ids of objects with exactly the name that the probe made up; a server may ignore the filter. */
async function idsOf(connection: ProbeConnection, made: Made, signal?: AbortSignal): Promise<string[]> {
  if (made.name === null) return []
  const attribute = made.collection === '/Users' ? 'userName' : 'displayName'
  const filter = encodeURIComponent(`${attribute} eq ${JSON.stringify(made.name)}`)
  const path = `${made.collection}?filter=${filter}`
  const { json } = await patiently(() => connection.send('GET', path, {}, undefined, signal), signal)
  const found: unknown[] = isRecord(json) && Array.isArray(json['Resources']) ? json['Resources'] : []
  return found.flatMap((one) =>
    isRecord(one) && one[attribute] === made.name && typeof one['id'] === 'string' ? [one['id']] : [],
  )
}

/** Tries again when the server asks for fewer requests or fails for a moment. */
async function patiently(send: () => Promise<Answer>, signal?: AbortSignal): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send()
    if ((answer.status !== 429 && answer.status < 500) || attempt >= ATTEMPTS) return answer
    await pause(secondsToWait(answer, attempt) * 1000, undefined, { ...(signal ? { signal } : {}) })
  }
}
