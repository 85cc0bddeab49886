import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import type { TestClient } from '../testing/client.ts'
import { connect, openDashboard, provision, type TestDashboard } from '../testing/dashboard.ts'
import type { ScimServer } from './shapes.ts'

describeDatabases('SCIM servers', (database) => {
  let dashboard: TestDashboard
  let owner: TestClient
  let base: string
  let accountId: string
  beforeAll(async () => {
    dashboard = await openDashboard(database())
    const made = await dashboard.owner()
    owner = made.client
    accountId = made.accountId
    base = `/api/accounts/${accountId}/scim-servers`
  })
  afterAll(async () => dashboard.close())

  it('are made with a few choices, and the token is in that answer only', async () => {
    const made = await owner.post(base, { name: 'Nordwind', settings: { leavers: 'remove', leaverDays: 14 } })
    expect(made.status).toBe(201)
    const { server, secretToken } = made.json as { server: ScimServer; secretToken: string }
    expect(secretToken).toMatch(/^dynasend_scim_\w{8}_\w{38}$/u)
    expect(server).toMatchObject({
      name: 'Nordwind',
      state: 'connected',
      tenantUrl: `http://localhost:8080/scim/v2/${server.id}`,
      settings: {
        leavers: 'remove',
        leaverDays: 14,
        acceptNestedGroups: true,
        patchAnswer: 200,
        groupMemberships: false,
      },
      people: 0,
      lastCallAt: null,
    })
    expect(server.publicUrlProblem).toContain('DYNASEND_PUBLIC_URL')
    expect(server.tokens).toMatchObject([{ createdBy: 'Anna Berg', lastUsedAt: null, revokedAt: null }])
    for (const path of [base, `${base}/${server.id}`]) expect((await owner.get(path)).text).not.toContain(secretToken)
    expect(await dashboard.authenticate(server.id, secretToken)).toMatchObject({ accountId, scimServerId: server.id })
  })

  it.each([
    [{ name: '' }, 'name'],
    [{}, 'name'],
    [{ name: 'x', settings: { leaverDays: -1 } }, 'settings.leaverDays'],
    [{ name: 'x', settings: { leavers: 'burn' } }, 'settings.leavers'],
  ])('%j is refused with the field %s', async (body, field) => {
    const refused = await owner.post(base, body)
    expect(refused.status).toBe(400)
    expect(Object.keys((refused.json as { error: { fields: object } }).error.fields)).toEqual([field])
  })

  it('change their name and one choice, and keep the others', async () => {
    const { scimServerId } = await connect(dashboard, owner, accountId)
    await owner.patch(`${base}/${scimServerId}`, { settings: { leaverDays: 5 } })
    const changed = await owner.patch(`${base}/${scimServerId}`, { name: 'Renamed', settings: { patchAnswer: 204 } })
    expect(changed.json).toMatchObject({
      name: 'Renamed',
      settings: { leaverDays: 5, patchAnswer: 204, leavers: 'keep' },
    })
  })

  it('have two live tokens for rotation, never three', async () => {
    const { scimServerId, secretToken, tokenId } = await connect(dashboard, owner, accountId)
    const second = await owner.post(`${base}/${scimServerId}/tokens`)
    expect(second.status).toBe(201)
    const third = await owner.post(`${base}/${scimServerId}/tokens`)
    expect(third.status).toBe(409)
    expect(third.json).toMatchObject({
      error: { code: 'conflict', what_to_do: expect.stringContaining('Revoke') as unknown },
    })
    const fresh = (second.json as { secretToken: string }).secretToken
    expect(await dashboard.authenticate(scimServerId, secretToken)).not.toBeNull()
    expect(await dashboard.authenticate(scimServerId, fresh)).not.toBeNull()
    expect((await owner.delete(`${base}/${scimServerId}/tokens/${tokenId}`)).status).toBe(204)
    expect(await dashboard.authenticate(scimServerId, secretToken)).toBeNull()
    expect(await dashboard.authenticate(scimServerId, fresh)).not.toBeNull()
    expect((await owner.delete(`${base}/${scimServerId}/tokens/${tokenId}`)).status).toBe(404)
    expect((await owner.post(`${base}/${scimServerId}/tokens/${tokenId}/reveal`)).status).toBe(404)
  })

  it('two rotations at once leave two live tokens', async () => {
    const { scimServerId } = await connect(dashboard, owner, accountId)
    const all = await Promise.all([1, 2, 3, 4].map(async () => owner.post(`${base}/${scimServerId}/tokens`)))
    expect(all.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409])
  })

  it('show a token again, and who read it is on record', async () => {
    const { scimServerId, secretToken, tokenId } = await connect(dashboard, owner, accountId)
    const shown = await owner.post(`${base}/${scimServerId}/tokens/${tokenId}/reveal`)
    expect(shown.json).toEqual({ secretToken })
    const activity = await owner.get(`/api/accounts/${accountId}/activity?scimServer=${scimServerId}&kind=operator`)
    expect(activity.json).toMatchObject({
      items: [
        { summary: 'Anna Berg read the Secret Token of “Nordwind”' },
        { summary: 'Anna Berg created the SCIM server “Nordwind”' },
      ],
    })
    expect(activity.text).not.toContain(secretToken)
  })

  it('know when a token was last used', async () => {
    const { scimServerId, secretToken } = await connect(dashboard, owner, accountId)
    await dashboard.authenticate(scimServerId, secretToken)
    const lastUsed = async () => ((await owner.get(`${base}/${scimServerId}`)).json as ScimServer).tokens[0]?.lastUsedAt
    await expect.poll(lastUsed).toEqual(expect.any(String))
  })

  it('disconnect: people stay, are manual and can be edited; calls are refused; reconnect turns it back', async () => {
    const { scimServerId, secretToken, caller } = await connect(dashboard, owner, accountId)
    const id = await provision(dashboard, caller, {
      userName: 'x@nordwind.example',
      displayName: 'Xaver',
      title: 'Old',
    })
    const person = `/api/accounts/${accountId}/users/${id}`
    expect((await owner.get(person)).json).toMatchObject({
      editable: false,
      readOnlyReason: expect.stringContaining('Entra') as unknown,
    })
    expect((await owner.patch(person, { attributes: { title: 'New' } })).status).toBe(409)
    expect((await owner.delete(person)).status).toBe(409)

    expect((await owner.post(`${base}/${scimServerId}/disconnect`)).json).toMatchObject({
      state: 'disconnected',
      people: 1,
    })
    expect(await dashboard.authenticate(scimServerId, secretToken)).toBeNull()
    const edited = await owner.patch(person, {
      attributes: { title: 'New', 'phoneNumbers[type eq "work"].value': '+49 30 1' },
    })
    expect(edited.json).toMatchObject({
      title: 'New',
      phone: '+49 30 1',
      source: 'manual',
      editable: true,
      readOnlyReason: null,
    })
    expect((await owner.get(`${person}/history`)).json).toMatchObject({
      items: [
        { kind: 'updated', by: 'Anna Berg' },
        { kind: 'created', by: 'Entra' },
      ],
    })
    const refused = await owner.patch(person, { attributes: { userName: '', 'constructor.x': 'y' } })
    expect(refused.json).toMatchObject({
      error: {
        fields: {
          'attributes.userName': 'A user name is needed.',
          'attributes.constructor.x': expect.any(String) as unknown,
        },
      },
    })

    expect((await owner.post(`${base}/${scimServerId}/reconnect`)).json).toMatchObject({ state: 'connected' })
    expect(await dashboard.authenticate(scimServerId, secretToken)).not.toBeNull()
    expect((await owner.get(person)).json).toMatchObject({ source: 'scim', editable: false })
  })

  it('a foreign or unknown id is not there, on every route', async () => {
    const other = (await owner.post('/api/accounts', { name: 'Other' })).json as { id: string }
    const { scimServerId, tokenId } = await connect(dashboard, owner, other.id)
    for (const id of [scimServerId, 'absent']) {
      expect((await owner.get(`${base}/${id}`)).status).toBe(404)
      expect((await owner.patch(`${base}/${id}`, { name: 'Taken' })).status).toBe(404)
      expect((await owner.post(`${base}/${id}/tokens`)).status).toBe(404)
      expect((await owner.post(`${base}/${id}/tokens/${tokenId}/reveal`)).status).toBe(404)
      expect((await owner.delete(`${base}/${id}/tokens/${tokenId}`)).status).toBe(404)
      expect((await owner.post(`${base}/${id}/disconnect`)).status).toBe(404)
      expect((await owner.get(`${base}/${id}/checks`)).status).toBe(404)
    }
    expect((await owner.get(`/api/accounts/${other.id}/scim-servers`)).json).toMatchObject({
      items: [{ name: 'Nordwind', state: 'connected' }],
    })
  })
})
