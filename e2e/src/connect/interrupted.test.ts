import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectStage, openStage, person } from './stage.ts'

describe('dynasend connect entra, killed', () => {
  let stage: ConnectStage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => stage?.close())

  it('goes on where it was after a kill -9 behind each call that changes something, and doubles nothing', async () => {
    const options = ['--person', person, '--attribute', 'companyName']
    const killed: string[] = []
    const { proxy } = stage
    for (let run = 0; run < 20; run++) {
      const command = stage.start(...options)
      proxy.onAnswered = (call) => {
        const kind = `${call.method} ${call.path.replaceAll(/[\da-f]{8}-[\da-f-]{27}|scim\.[^/]+/gu, '*')}`
        if (call.method === 'GET' || call.path.endsWith('token') || killed.includes(kind)) return false
        killed.push(kind)
        command.child.kill('SIGKILL')
        return true
      }
      const ended = await command.ended
      if (ended.exitCode === null) continue
      expect(ended.notes).toContain('User: 231, Group: 1.')
      expect(ended.exitCode).toBe(0)
      break
    }
    proxy.onAnswered = () => false
    expect(killed).toEqual([
      'POST /applicationTemplates/*/instantiate',
      'POST /servicePrincipals/*/synchronization/jobs',
      'PUT /servicePrincipals/*/synchronization/jobs/*/schema',
      'POST /servicePrincipals/*/synchronization/jobs/*/validateCredentials',
      'PUT /servicePrincipals/*/synchronization/secrets',
      'POST /servicePrincipals/*/appRoleAssignedTo',
      'POST /servicePrincipals/*/synchronization/jobs/*/provisionOnDemand',
      'POST /servicePrincipals/*/synchronization/jobs/*/start',
    ])
    expect(await stage.tenant.applications()).toHaveLength(1)
    expect((await stage.run('--undo')).exitCode).toBe(0)
    expect(await stage.tenant.applications()).toEqual([])
    // Each of the eight that were killed held its work for ten seconds more.
  }, 400_000)

  it('stops at Ctrl-C with words that say how it goes on', async () => {
    await stage.tenant.faults({ replicationSeconds: 60 })
    const command = stage.start('--person', person)
    stage.proxy.onAnswered = ({ path }) => {
      if (path.endsWith('/instantiate')) setTimeout(() => command.child.kill('SIGINT'), 500)
      return false
    }
    const ended = await command.ended
    expect([ended.exitCode, ended.notes]).toEqual([1, expect.stringContaining('it goes on where it was')])
    await stage.tenant.faults({ reset: true })
    expect((await stage.run('--person', person)).exitCode).toBe(0)
    expect(await stage.tenant.applications()).toHaveLength(1)
  })
})
