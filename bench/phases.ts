import { type Measurement, measure } from './measure.ts'
import { benchMember, benchPatch, benchUser } from './people.ts'
import { idOf, type Target } from './target.ts'

export interface Amounts {
  readonly people: number
  readonly requests: number
  readonly connections: number
}

/**
 * Create, get, lookup by userName, PATCH and member add against one server, in that order.
 * @param report called after each phase, so that a person sees it go on
 */
export async function runPhases(
  target: Target,
  amounts: Amounts,
  report: (m: Measurement) => void,
): Promise<Measurement[]> {
  const { people, requests, connections } = amounts
  const ids: string[] = Array.from({ length: people }, () => '')
  const results: Measurement[] = []
  const phase = async (name: string, count: number, request: (index: number) => Promise<boolean>): Promise<void> => {
    const result = await measure(name, count, connections, request)
    results.push(result)
    report(result)
  }
  const pick = (index: number): number => (index * 7919) % people

  await phase('create', people, async (index) => {
    const answer = await target.send('POST', '/Users', benchUser(index))
    ids[index] = idOf(answer.body)
    return answer.status === 201
  })
  await phase(
    'get by id',
    requests,
    async (index) => (await target.send('GET', `/Users/${ids[pick(index)] ?? ''}`)).status === 200,
  )
  await phase('lookup by userName', requests, async (index) => {
    const filter = encodeURIComponent(`userName eq "person${pick(index)}@bench.example"`)
    const answer = await target.send('GET', `/Users?filter=${filter}`)
    return answer.status === 200 && hits(answer.body) === 1
  })
  await phase('PATCH', requests, async (index) => {
    const answer = await target.send('PATCH', `/Users/${ids[pick(index)] ?? ''}`, benchPatch(pick(index), index))
    return answer.status === 200 || answer.status === 204
  })
  const group = idOf(
    (
      await target.send('POST', '/Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName: 'Everybody',
      })
    ).body,
  )
  await phase('member add', Math.min(requests, people), async (index) => {
    const answer = await target.send('PATCH', `/Groups/${group}`, benchMember(ids[index] ?? ''))
    return answer.status === 200 || answer.status === 204
  })
  return results
}

function hits(body: unknown): number {
  return typeof body === 'object' && body !== null && 'totalResults' in body && typeof body.totalResults === 'number'
    ? body.totalResults
    : -1
}
