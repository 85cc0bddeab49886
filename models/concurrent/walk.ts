import { isObject, type JsonObject } from '../model/json.ts'
import type { ScimClient } from '../worlds/client.ts'

/** What a walk saw of the people who were there from before it began until after it ended. */
export interface Walk {
  readonly missing: readonly string[]
  readonly doubled: readonly string[]
  /** People who came or went while it went on. */
  readonly changed: number
}

const nameOf = (resource: unknown): string => String((resource as JsonObject)['userName'])

/** Walks all people by cursor while others delete, rename and add around it. RFC 9865 section 2. */
export async function walkUnderChange(client: ScimClient, people: number, query: string): Promise<Walk> {
  const ids = new Map<string, string>()
  const add = async (userName: string): Promise<void> => {
    const { body } = await client.send('POST', '/Users', JSON.stringify({ userName, title: 'Pilot' }), {})
    if (isObject(body)) ids.set(userName, String(body['id']))
  }
  const names = Array.from({ length: people }, (_, index) => `p${String(index).padStart(4, '0')}`)
  for (const name of names) await add(name)
  const seen: string[] = []
  let [cursor, changed]: [string | null, number] = ['', 0]
  for (let page = 0; cursor !== null; page++) {
    const { status, body } = await client.send(
      'GET',
      `/Users?${query}&count=7&cursor=${encodeURIComponent(cursor)}`,
      null,
      {},
    )
    if (status !== 200 || !isObject(body) || !Array.isArray(body['Resources']))
      throw new Error(`page ${page}: ${status}`)
    seen.push(...body['Resources'].map(nameOf))
    cursor = typeof body['nextCursor'] === 'string' ? body['nextCursor'] : null
    // Every third person goes, some before their page and some after it; others come before and after the place of the walk.
    await Promise.all([
      ...names
        .filter((_, index) => index % 3 === 0 && index % 20 === page % 20)
        .map(async (name) => {
          await client.send('DELETE', `/Users/${ids.get(name)}`, null, {})
          changed++
        }),
      add(`a${page}`),
      add(`q${page}`),
    ])
    changed += 2
  }
  const stayed = names.filter((_, index) => index % 3 !== 0)
  const count = (name: string) => seen.filter((other) => other === name).length
  return {
    missing: stayed.filter((name) => count(name) === 0),
    doubled: [...new Set(seen)].filter((name) => count(name) > 1),
    changed,
  }
}
