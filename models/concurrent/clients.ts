import { isObject, type JsonObject } from '../model/json.ts'
import type { ScimClient, ScimReply } from '../worlds/client.ts'
import type { Operation } from './linearizable.ts'

/** What the clients did, in the order in which they got their answers. */
export interface History {
  readonly initial: { readonly value: string; readonly tag: string }
  readonly operations: readonly Operation[]
  readonly final: { readonly value: string; readonly tag: string }
}

const titleIn = ({ body }: ScimReply): string => (isObject(body) ? String(body['title']) : '')
const seenIn = (reply: ScimReply) => ({ value: titleIn(reply), tag: reply.etag ?? '' })

const replaceTitle = (value: string): JsonObject => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', path: 'title', value }],
})

/**
 * Lets clients read and write the title of one person at the same time, each write under the version that its client saw
 * last (or, now and then, under none).
 * @param choose a whole number from 0 up to its argument
 */
export async function compete(
  client: ScimClient,
  clients: number,
  rounds: number,
  choose: (below: number) => number,
): Promise<History> {
  const made = await client.send(
    'POST',
    '/Users',
    JSON.stringify({ userName: 'one@nordwind.example', title: 'none' }),
    {},
  )
  const path = `/Users/${isObject(made.body) ? String(made.body['id']) : ''}`
  const operations: Operation[] = []
  let clock = 0
  const one = async (name: number): Promise<void> => {
    let known = made.etag ?? ''
    for (let round = 0; round < rounds; round++) {
      const kind = choose(3) === 0 ? 'read' : 'write'
      const expected = kind === 'write' && choose(5) > 0 ? known : null
      const invoked = clock++
      const reply = await (kind === 'read'
        ? client.send('GET', path, null, {})
        : client.send('PATCH', path, JSON.stringify(replaceTitle(`${name}/${round}`)), condition(expected)))
      if (reply.status !== 200 && reply.status !== 412) throw new Error(`${kind} was answered with ${reply.status}`)
      const seen = reply.status === 412 ? null : seenIn(reply)
      operations.push({ invoked, returned: clock++, seen, expected, kind })
      // Who was refused reads again, as a client must.
      if (seen !== null) known = seen.tag
      else known = (await client.send('GET', path, null, {})).etag ?? ''
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, name) => one(name)))
  return { initial: seenIn(made), operations, final: seenIn(await client.send('GET', path, null, {})) }
}

const condition = (tag: string | null): Record<string, string> => (tag === null ? {} : { 'if-match': tag })
