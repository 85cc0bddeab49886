import { describe, expect, it } from 'vitest'
import type { Overview } from '../../api/schema.ts'
import { nextStep } from './next-step.ts'

type Facts = Parameters<typeof nextStep>[0]
type Server = Overview['scimServers'][number]

const server = (facts: Partial<Server>): Server => ({
  id: 's1',
  name: 'Nordwind',
  state: 'connected',
  tenantUrl: 'https://dynasend.nordwind.example/scim/v2/s1',
  people: 0,
  groups: 0,
  lastCallAt: null,
  ...facts,
})

const facts = (total: number, groups: number, ...scimServers: Server[]): Facts => ({
  people: { total, active: total, inactive: 0, manual: 0 },
  groups,
  scimServers,
})

describe('nextStep', () => {
  it('begins with a SCIM server', () => {
    expect(nextStep(facts(0, 0))).toEqual({ kind: 'createScimServer' })
  })

  it('leads to the ten steps until Entra has called', () => {
    expect(nextStep(facts(0, 0, server({})))).toEqual({ kind: 'tenSteps', scimServerId: 's1' })
  })

  it('asks for people after the connection test', () => {
    const tested = server({ lastCallAt: '2026-11-22T10:00:00.000Z' })
    expect(nextStep(facts(0, 0, tested))).toEqual({ kind: 'provisionPeople', scimServerId: 's1' })
  })

  it('asks for the group of everybody when only a few people came on demand', () => {
    const tried = server({ lastCallAt: '2026-11-22T10:00:00.000Z', people: 1 })
    expect(nextStep(facts(1, 0, tried))).toEqual({ kind: 'assignGroup', scimServerId: 's1' })
  })

  it('is quiet when everybody is here, and when all is disconnected', () => {
    const whole = server({ lastCallAt: '2026-11-22T10:00:00.000Z', people: 240, groups: 14 })
    expect(nextStep(facts(240, 14, whole))).toBeNull()
    expect(nextStep(facts(240, 14, server({ state: 'disconnected', people: 240 })))).toBeNull()
  })
})
