import { globSync } from 'node:fs'
import type { Circumstances, Fault, Outcome } from '../fault.ts'
import { type Answer, scimCalls } from '../scim-calls.ts'
import { makeScimServer, newPlace, startServer } from '../server-process.ts'

/** How far the clock is off in each start, one after the other on the same data. */
const jumps = ['+0', '+400d', '-400d', '+1h', '-2h', '+0'] as const

/** Loaded before the server, so that it sees another time than this machine. */
const [library] = globSync('/usr/lib/*/faketime/libfaketime.so.1')

const timeOf = ({ body }: Answer, name: 'created' | 'lastModified') =>
  Date.parse(String((body['meta'] as Record<string, unknown> | undefined)?.[name]))

async function jump({ say }: Circumstances): Promise<Outcome> {
  const place = await newPlace()
  const scimServer = await makeScimServer(place)
  const failures: string[] = []
  let id = ''
  let last = 0
  for (const [index, by] of jumps.entries()) {
    say(`clock ${by}`)
    const environment = { LD_PRELOAD: library ?? '', FAKETIME: by, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
    const server = await startServer({ ...place, environment })
    const calls = scimCalls(scimServer)
    const written =
      id === ''
        ? await calls.send('POST', '/Users', { userName: 'clock@nordwind.example', title: 'Step 0' })
        : await calls.send('PATCH', `/Users/${id}`, {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
            Operations: [{ op: 'Replace', path: 'title', value: `Step ${index}` }],
          })
    if (written.status >= 300) failures.push(`clock ${by}: a write was answered with ${written.status}`)
    id ||= String(written.body['id'])
    const read = await calls.send('GET', `/Users/${id}`)
    if (read.body['title'] !== `Step ${index}`) failures.push(`clock ${by}: the write is not there`)
    const modified = timeOf(read, 'lastModified')
    if (!(modified >= last)) failures.push(`clock ${by}: lastModified went back`)
    if (modified < timeOf(read, 'created')) failures.push(`clock ${by}: modified before it was created`)
    last = modified
    await calls.close()
    const end = await server.stop()
    if (end !== 0) failures.push(`clock ${by}: the server ended with ${end}`)
  }
  return { failures, figures: { jumps: jumps.join(' ') } }
}

export const clockJumps: Fault = {
  name: 'clock',
  promise: 'a clock that jumps 400 days on and back refuses no token, loses no write, and no lastModified goes back',
  shortRounds: 1,
  longRounds: 1,
  impossible: () => (library === undefined ? 'it needs faketime (apt-get install faketime)' : null),
  run: jump,
}
