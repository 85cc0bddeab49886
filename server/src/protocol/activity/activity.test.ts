import { expect, it } from 'vitest'
import type { JsonObject } from '../../base/json.ts'
import { describeScim } from '../testing/describe-scim.ts'
import { created } from '../testing/expectations.ts'
import { group, person } from '../testing/samples.ts'

describeScim('The activity of a SCIM server', (scim) => {
  const newest = async () => {
    const { items } = await scim().account.reads.activity({}, { cursor: null, limit: 1 })
    const call = await scim().account.reads.activityCall(items[0]?.id ?? '')
    if (call === null) throw new Error('no activity')
    return call
  }
  const title = (value: string): JsonObject => ({ op: 'Replace', path: 'title', value })

  it('holds each change with its call and the answer that the client got', async () => {
    const received = await scim().post('/Users?x=1', person('seen@nordwind.example'))
    const id = String(received.body['id'])
    expect(await newest()).toMatchObject({
      kind: 'created',
      actor: 'Entra',
      subject: { id, kind: 'User', displayName: 'Display of seen@nordwind.example' },
      request: { method: 'POST', path: '/Users?x=1', body: JSON.stringify(person('seen@nordwind.example')) },
      answer: { status: 201, body: received.text },
      requestId: received.headers['x-request-id'],
    })
    const patched = await scim().patch(`/Users/${id}`, [title('Head buyer')])
    expect(await newest()).toMatchObject({
      kind: 'updated',
      paths: ['title'],
      answer: { status: 200, body: patched.text },
    })
    await scim().patch(`/Users/${id}`, [{ op: 'Replace', path: 'active', value: 'False' }])
    expect(await newest()).toMatchObject({ kind: 'deactivated' })
    await scim().patch(`/Users/${id}`, [{ op: 'Replace', path: 'active', value: 'True' }])
    expect(await newest()).toMatchObject({ kind: 'reactivated' })
    const groupId = await created(scim(), '/Groups', group('Seen'))
    expect(await newest()).toMatchObject({ kind: 'groupCreated' })
    await scim().patch(`/Groups/${groupId}`, [{ op: 'Add', path: 'members', value: [{ value: id }] }])
    expect(await newest()).toMatchObject({ kind: 'memberAdded', answer: { status: 204, body: null } })
    await scim().delete(`/Users/${id}`)
    expect(await newest()).toMatchObject({ kind: 'deleted', request: { method: 'DELETE', body: null } })
  })

  it('holds each refusal, also of a read, with what the client was told', async () => {
    await created(scim(), '/Users', person('refused@nordwind.example'))
    const conflict = await scim().post('/Users', person('REFUSED@nordwind.example'))
    expect(await newest()).toMatchObject({
      kind: 'refused',
      status: 409,
      detail: conflict.body['detail'],
      answer: { body: conflict.text },
    })
    await scim().get('/Users?filter=shoeSize+eq+"42"')
    expect(await newest()).toMatchObject({
      kind: 'refused',
      status: 400,
      request: { path: '/Users?filter=shoeSize eq "42"' },
    })
    await scim().patch('/Users/nobody', [title('x')])
    expect(await newest()).toMatchObject({ kind: 'refused', status: 404 })
    await scim().post('/Users', '{"userName":')
    expect(await newest()).toMatchObject({ kind: 'refused', status: 400 })
  })

  it('holds no password, however it was sent', async () => {
    const id = await created(scim(), '/Users', person('quiet@nordwind.example', { password: 'canary-1' }))
    expect(JSON.stringify(await newest())).not.toContain('canary')
    const operations = [
      { op: 'Replace', path: 'password', value: 'canary-2' },
      { op: 'replace', value: { Password: 'canary-3' } },
      title('Loud'),
    ]
    await scim().patch(`/Users/${id}`, operations)
    const call = await newest()
    expect(call.paths).toEqual(['title'])
    expect(JSON.stringify(call)).not.toContain('canary')
    await scim().patch(`/Users/${id}`, [...operations, { op: 'replace', path: 'bad[', value: 'x' }])
    expect(JSON.stringify(await newest())).not.toContain('canary')
  })

  it('holds nothing of a call that changed nothing', async () => {
    const id = await created(scim(), '/Users', person('same@nordwind.example'))
    const last = (await newest()).id
    await scim().patch(`/Users/${id}`, [title('Buyer')])
    expect((await newest()).id).toBe(last)
  })

  it('shows the probe of a connection test', async () => {
    await scim().get(`/Users?filter=userName+eq+"${crypto.randomUUID()}"`)
    await expect.poll(newest).toMatchObject({ kind: 'probe' })
    const last = (await newest()).id
    await scim().get(`/Users?filter=externalId+eq+"${crypto.randomUUID()}"`)
    await scim().get('/Users?count=1')
    expect((await newest()).id).toBe(last)
  })
})
