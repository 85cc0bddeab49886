import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startConnect } from './command.ts'
import { type ConnectStage, openStage, person } from './stage.ts'

describe('dynasend connect entra, when Entra makes trouble', () => {
  let stage: ConnectStage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => stage?.close())
  beforeEach(async () => {
    await stage.tenant.faults({ reset: true, deviceCodeInterval: 0 })
  })

  it('gets through late copies, late lists, 429, 503 and lost answers, and doubles nothing', async () => {
    const lost = (path: string) => ({
      method: 'POST',
      path,
      times: 1,
      status: 503,
      code: 'x',
      message: 'Lost.',
      when: 'after',
    })
    await stage.tenant.faults({
      replicationSeconds: 3,
      listReplicationSeconds: 4,
      throttleEvery: 7,
      throttleRetryAfter: 1,
      failEvery: 11,
      scripted: [lost('/applicationTemplates/*'), lost('/servicePrincipals/*/jobs'), lost('*/appRoleAssignedTo')],
    })
    const ended = await stage.run('--person', person)
    expect(ended.notes).toContain('User: 231, Group: 1.')
    expect(ended.exitCode).toBe(0)
    expect(await stage.tenant.applications()).toHaveLength(1)
    await stage.tenant.faults({ reset: true })
    expect((await stage.run('--undo')).exitCode).toBe(0)
    expect(await stage.tenant.applications()).toEqual([])
  })

  it('names the permission that is missing, and goes on when it was given', async () => {
    await stage.tenant.faults({ withheldPermissions: ['AppRoleAssignment.ReadWrite.All'] })
    const refused = await stage.run('--person', person)
    expect(refused.exitCode).toBe(1)
    expect(refused.notes).toContain('consent to the permission AppRoleAssignment.ReadWrite.All')
    expect(refused.notes).toContain('docs/errors/entra-permission.md')
    await stage.tenant.faults({ reset: true })
    expect((await stage.run()).exitCode).toBe(0)
    expect(await stage.tenant.applications()).toHaveLength(1)
    await stage.run('--undo')
  })

  it('says what to do without P1, and does it', async () => {
    await stage.tenant.faults({ withoutPremium: true })
    const refused = await stage.run('--all-users')
    expect([refused.exitCode, refused.notes]).toEqual([1, expect.stringContaining('no Microsoft Entra ID P1')])
    expect(refused.notes).toContain('--everyone')
    const ended = await stage.run('--everyone')
    expect(ended.exitCode).toBe(0)
    expect(await stage.tenant.applications()).toHaveLength(1)
    const check = await stage.run('--check')
    expect(check.exitCode).toBe(0)
    await stage.run('--undo')
  })

  it('names the place of an answer that is not as documented', async () => {
    const body = JSON.stringify({ value: [{ id: 7 }] })
    const fault = {
      method: 'GET',
      path: '/servicePrincipals',
      times: 1,
      status: 200,
      code: '',
      message: '',
      body,
      when: 'instead',
    }
    await stage.tenant.faults({ scripted: [fault] })
    const ended = await stage.run('--plan')
    expect(ended.exitCode).toBe(1)
    expect(ended.notes).toContain('GET /servicePrincipals')
    expect(ended.notes).toContain('value.0.id')
    expect(ended.notes).toContain('docs/errors/entra-answer-unknown.md')
  })

  it('tells an expired and a declined code, a wrong secret, and an unknown choice', async () => {
    const byCode = () => startConnect(stage.house, stage.house.rehearsal.url, null, ['--plan']).ended
    await stage.tenant.faults({ deviceCodeSeconds: 1 })
    expect((await byCode()).notes).toContain('The code has expired before it was entered. Start the sign-in again')
    await stage.tenant.faults({ deviceCodeSeconds: 900 })
    const [declined] = await Promise.all([byCode(), stage.tenant.answerCode('decline')])
    expect(declined.notes).toContain('The sign-in was declined')
    const signIn = ['--client-id', stage.clientId, '--tenant', 'nordwind.example', '--plan']
    const wrong = await startConnect(stage.house, stage.house.rehearsal.url, 'wrong', signIn).ended
    expect(wrong.notes).toContain('The client secret is wrong')
    expect((await stage.run('--group', 'Nobody')).notes).toContain('There is no group named “Nobody”.')
    expect((await stage.run('--attribute', 'x=y')).notes).toContain('--attribute cannot be used.')
    expect(await stage.tenant.applications()).toEqual([])
  })
})
