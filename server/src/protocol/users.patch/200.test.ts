import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, object } from '../testing/expectations.ts'
import { enterprise, person } from '../testing/samples.ts'

describeScim('PATCH /Users/{id} answers 200', (scim) => {
  it('with the changed resource', async () => {
    const id = await created(scim(), '/Users', person('patch@nordwind.example'))
    const received = await scim().patch(`/Users/${id}`, [
      { op: 'replace', path: 'title', value: 'Head buyer' },
      { op: 'add', path: `${enterprise}:costCenter`, value: 'CC-1' },
      { op: 'remove', path: 'phoneNumbers[type eq "mobile"]' },
    ])
    expect(received.status, received.text).toBe(200)
    expect(received.body).toMatchObject({
      title: 'Head buyer',
      phoneNumbers: [{ type: 'work' }],
      [enterprise]: { costCenter: 'CC-1', department: 'Purchasing', employeeNumber: '0042' },
    })
    expect(received.body['phoneNumbers']).toHaveLength(1)
    expect((await scim().get(`/Users/${id}`)).body).toEqual(received.body)
  })

  it('and moves neither version nor lastModified when nothing changes', async () => {
    const id = await created(scim(), '/Users', person('still@nordwind.example'))
    const before = (await scim().get(`/Users/${id}`)).body
    const received = await scim().patch(`/Users/${id}`, [{ op: 'Replace', path: 'title', value: 'Buyer' }])
    expect(received.body).toEqual(before)
  })

  it('and keeps groups and id of somebody who is switched off and on', async () => {
    const id = await created(scim(), '/Users', person('leaver@nordwind.example'))
    const groupId = await created(scim(), '/Groups', { displayName: 'Stay', members: [{ value: id }] })
    await scim().patch(`/Users/${id}`, [{ op: 'Replace', path: 'active', value: 'False' }])
    const off = (await scim().get(`/Users/${id}`)).body
    expect(off).toMatchObject({ id, active: false, groups: [{ value: groupId }] })
    await scim().patch(`/Users/${id}`, [{ op: 'Replace', path: 'active', value: 'True' }])
    expect((await scim().get(`/Users/${id}`)).body).toMatchObject({ id, active: true, groups: [{ value: groupId }] })
  })

  it('and sets, changes and clears the manager', async () => {
    const first = await created(scim(), '/Users', person('first@nordwind.example'))
    const second = await created(scim(), '/Users', person('second@nordwind.example'))
    const id = await created(scim(), '/Users', person('managed@nordwind.example'))
    const path = `${enterprise}:manager`
    const managerAfter = async (operation: Record<string, string>) => {
      const received = await scim().patch(`/Users/${id}`, [{ path, ...operation }])
      expect(received.status, received.text).toBe(200)
      return object(received.body[enterprise])['manager']
    }
    expect(await managerAfter({ op: 'Add', value: first })).toMatchObject({
      value: first,
      displayName: 'Display of first@nordwind.example',
    })
    expect(await managerAfter({ op: 'Replace', value: second })).toMatchObject({ value: second })
    expect(await managerAfter({ op: 'replace', value: '' })).toBeUndefined()
    expect(await managerAfter({ op: 'Add', value: second })).toMatchObject({ value: second })
    await scim().delete(`/Users/${second}`)
    expect(object((await scim().get(`/Users/${id}`)).body[enterprise])).not.toHaveProperty('manager')
  })
})
