import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { House } from '../testing/house.ts'
import { type ProbeRun, probeServer } from './prober.ts'

/**
 * What Dynasend answers otherwise than a line asks, on purpose: it takes what clients send rather than refusing it
 * (decision 0007), and answers PATCH with the person.
 */
const known = [
  'failed interop.5-3.unknown-attribute-in-patch',
  'failed interop.5-3.unknown-attribute-in-post',
  'failed interop.5-3.unknown-schema',
  'failed interop.6-5-1-1.path-is-demanded',
  'failed interop.6-5-2-1.complex-replaced',
  'warning postman.users.no-content',
  'warning quirks.38.nothing-unreadable-announced',
]

/** The prober, a stranger, against the product as its users start it. */
describe.each(['SQLite', 'PostgreSQL'] as const)('Dynasend on %s', (database) => {
  let house: House
  let run: ProbeRun

  beforeAll(async () => {
    house = await House.open(database)
    const server = await (await house.account()).createScimServer('Probe')
    run = await probeServer(server, ['--load', '4'])
  })
  afterAll(async () => {
    run?.close()
    await house?.close()
  })

  it('passes every mandatory line, and the others but for those that are known', () => {
    const told = run.report.verdicts.filter(({ outcome }) => outcome === 'failed' || outcome === 'warning')
    const slow = (id: string): boolean => id === 'load.requests-per-second'
    expect(
      told.map(({ outcome, check }) => `${outcome} ${check.id}`).filter((line) => !slow(line.split(' ')[1] ?? '')),
    ).toEqual(expect.arrayContaining(known))
    expect(told.filter(({ outcome, check }) => outcome === 'failed' && check.column === 'mandatory')).toEqual([])
    expect(told.filter(({ check }) => !slow(check.id) && !known.some((line) => line.endsWith(check.id)))).toEqual([])
    expect([run.code, run.report.ok]).toEqual([0, true])
  })

  it('bears the load without an error and is left as it was', async () => {
    expect(run.report.load).toMatchObject({ errors: 0, tooMany: 0 })
    expect(run.report.leftovers).toEqual([])
    const { people, groups } = await (await house.account()).overview()
    expect([people.total, groups]).toEqual([0, 0])
  })

  it('signs the prober in by OAuth client credentials, and passes that test of the onboarding suite', async () => {
    const account = await house.account()
    const [server] = await account.scimServers()
    const secret = await account.createClientSecret(server?.id ?? '')
    const oauth = await probeServer({ tenantUrl: server?.tenantUrl ?? '', ...secret }, [
      ...['--only', 'onboarding,validator.users', '--load', '0'],
    ])
    oauth.close()
    expect(oauth.report.verdicts.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    const { outcome } = oauth.report.verdicts.find(({ check }) => check.id.endsWith('validate-credentials')) ?? {}
    expect([oauth.code, outcome]).toEqual([0, 'passed'])
  })
})
