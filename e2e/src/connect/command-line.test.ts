import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ConnectStage, openStage, person } from './stage.ts'

describe('dynasend connect entra', () => {
  let stage: ConnectStage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterAll(async () => stage?.close())

  it('shows the plan with each permission and touches nothing', async () => {
    const { exitCode, output } = await stage.run('--plan', '--person', person)
    expect(exitCode).toBe(0)
    expect(output).toContain('Create the non-gallery enterprise application “Dynasend”')
    expect(output).toContain('externalId: [mailNickname] → [objectId]')
    expect(output).toContain('Assign “All Users”.\n    permission: AppRoleAssignment.ReadWrite.All')
    expect(stage.proxy.changes).toEqual([])
    expect(await stage.tenant.applications()).toEqual([])
  })

  it('does everything with the least permissions, and ends with the two final checks', async () => {
    const ended = await stage.run('--person', person, '--attribute', 'companyName', '--mark', 'mobile', '--mark', 'fax')
    expect(ended.exitCode).toBe(0)
    expect(ended.notes).toMatch(/1\. Import the person: success[\s\S]*4\. Perform the action: success/u)
    expect(ended.notes).toContain('First cycle: The cycle has ended. User: 231, Group: 1.')
    expect(ended.output).toContain('Configuration is correct')
    expect(ended.output).toContain('✓ externalId carries the object id')
    expect(ended.output).toContain('Provisioning is running')
    expect(ended.output).not.toContain('✗')
  })

  it('changes nothing when it is run again, and only what differs with other choices', async () => {
    const before = stage.proxy.changes.length
    const again = await stage.run()
    expect([again.exitCode, stage.proxy.changes.length - before]).toEqual([0, 0])
    const other = await stage.run('--mark', 'mobile')
    expect(other.exitCode).toBe(0)
    expect(stage.proxy.changes.slice(before).map(({ method }) => method)).toEqual(['PUT'])
    expect(other.notes).toContain('phoneNumbers[type eq "fax"].value: Switch([facsimileTelephoneNumber]')
    expect(await stage.tenant.applications()).toHaveLength(1)
  })

  it('writes neither secret nor token of Microsoft to disk or to its words', async () => {
    const folder = stage.house.environment['DYNASEND_DATA'] ?? ''
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))
    const all = files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file, 'latin1'))
    expect(all.length).toBeGreaterThan(0)
    const { output, notes } = await stage.run('--check')
    for (const text of [...all, output, notes]) {
      expect(text.includes(stage.clientSecret)).toBe(false)
      expect(/eyJ[\w-]{10,}\.[\w-]{10,}/u.test(text)).toBe(false)
    }
  })

  it('shows what it would take back, takes it back, and finds nothing the second time', async () => {
    const before = stage.proxy.changes.length
    const plan = await stage.run('--undo', '--plan')
    expect(plan.output).toContain('Delete the enterprise application “Dynasend”')
    expect(stage.proxy.changes.length).toBe(before)
    expect((await stage.run('--undo')).exitCode).toBe(0)
    expect(await stage.tenant.applications()).toEqual([])
    expect((await stage.run('--undo')).output).toContain('There is nothing to take back.')
  })

  it('adopts an application that has this Tenant URL already, and leaves it at undo', async () => {
    const { entra } = stage.house
    const made = await entra.createApplication('Made by hand')
    await entra.save(made, stage)
    const ended = await stage.run('--everyone', '--name', 'Never made')
    expect(ended.notes).toContain('“Made by hand” already has this Tenant URL')
    expect((await stage.tenant.applications()).map(({ displayName }) => displayName)).toEqual(['Made by hand'])
  })
})
