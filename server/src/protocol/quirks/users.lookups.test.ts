/** Deviations of clients in look-ups and creations, each named after the thread that reports it. */
import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError, listed, object, query } from '../testing/expectations.ts'
import { core, enterprise, person } from '../testing/samples.ts'

describeScim('Quirks of look-ups and creations', (scim) => {
  it('12 better-auth reference.mdx: an enterprise URN without its object', async () => {
    const received = await scim().post('/Users', {
      schemas: [core, enterprise],
      userName: 'no-object@nordwind.example',
    })
    expect(received.status, received.text).toBe(201)
  })

  it('18 azure-docs#83855: emails[type eq "work"].value eq', async () => {
    await created(scim(), '/Users', person('q18@nordwind.example'))
    const found = listed(await scim().get(`/Users${query('emails[type eq "work"].value eq "Q18@nordwind.example"')}`))
    expect(found).toHaveLength(1)
  })

  it('20 Metatavu/keycloak-scim-server#74: somebody inactive is found', async () => {
    await created(scim(), '/Users', person('q20@nordwind.example', { active: false }))
    const found = listed(await scim().get(`/Users${query('userName eq "q20@nordwind.example"')}`))
    expect(found).toMatchObject([{ active: false }])
  })

  it('21 ory/polis#4065: 409 says uniqueness, status is a string', async () => {
    await created(scim(), '/Users', person('q21@nordwind.example'))
    expectError(await scim().post('/Users', person('Q21@nordwind.example')), 409, 'uniqueness')
  })

  it('22 snipe-it#19090: the stored spelling of userName comes back', async () => {
    await created(scim(), '/Users', person('MixedCase.Q22@Nordwind.example'))
    const found = listed(await scim().get(`/Users${query('userName eq "mixedcase.q22@nordwind.example"')}`))
    expect(found).toMatchObject([{ userName: 'MixedCase.Q22@Nordwind.example' }])
  })

  it.each(["Test'Group", 'R&D #1 100%', 'a "quoted" name', 'back\\slash', 'plus + plus'])(
    '25 postman-app-support#12551: special characters, %s',
    async (title) => {
      const id = await created(
        scim(),
        '/Users',
        person(`q25-${title.length}-${title.charCodeAt(2)}@nordwind.example`, { title }),
      )
      const found = listed(await scim().get(`/Users${query(`title eq ${JSON.stringify(title)}`)}`))
      expect(found.map((user) => user['id'])).toEqual([id])
    },
  )

  it('26 sourcegraph#62185: nothing comes back that was not sent', async () => {
    const received = await scim().post('/Users', {
      schemas: [core],
      userName: 'q26@nordwind.example',
      emails: [{ type: 'work', value: 'q26@nordwind.example' }],
    })
    expect(Object.keys(received.body).sort()).toEqual(['emails', 'id', 'meta', 'schemas', 'userName'])
    expect(received.body['emails']).toEqual([{ type: 'work', value: 'q26@nordwind.example' }])
  })

  it('27 azure-docs#104859: every answer is application/scim+json', async () => {
    const id = await created(scim(), '/Users', person('q27@nordwind.example'))
    const answers = [
      await scim().get('/Users'),
      await scim().get(`/Users/${id}`),
      await scim().get('/Schemas'),
      await scim().get('/Nowhere'),
    ]
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual(
      Array.from({ length: 4 }, () => 'application/scim+json; charset=utf-8'),
    )
  })

  it('31 azure-docs#11784: values come back in the spelling in which they came', async () => {
    const sent = person('Q31@Nordwind.Example', {
      preferredLanguage: 'EN-us',
      phoneNumbers: [{ type: 'work', value: ' +1 (555) 0100 ' }],
      locale: 'nb_NO',
    })
    const id = await created(scim(), '/Users', sent)
    const { body } = await scim().get(`/Users/${id}`)
    for (const name of ['userName', 'preferredLanguage', 'phoneNumbers', 'locale', 'emails', 'addresses'])
      expect(body[name], name).toEqual(sent[name])
  })

  it('35 Microsoft Postman: PascalCase keys and a trailing slash', async () => {
    const sent = {
      Schemas: [enterprise, core],
      UserName: 'q35@nordwind.example',
      DisplayName: 'BobIsAmazing',
      Emails: [{ Primary: true, Type: 'work', Value: 'q35@nordwind.example' }],
      [enterprise]: { Department: 'bob', Manager: { Value: 'SuzzyQ' } },
    }
    const received = await scim().post('/Users', sent)
    expect(received.status, received.text).toBe(201)
    expect(received.body).toMatchObject({ userName: 'q35@nordwind.example', emails: [{ primary: true, type: 'work' }] })
    const found = listed(await scim().get('/Users/?filter=DisplayName+eq+%22BobIsAmazing%22'))
    expect(found.map((user) => user['id'])).toEqual([received.body['id']])
  })

  it('39 OctopusDeploy/Issues#9841: externalId eq an object id', async () => {
    const externalId = '2a69c9a6-1111-4222-8333-444455556666'
    expect((await scim().get(`/Users${query(`externalId eq "${externalId}"`)}`)).body).toMatchObject({
      totalResults: 0,
      Resources: [],
    })
    const id = await created(scim(), '/Users', person('q39@nordwind.example', { externalId }))
    expect(
      listed(await scim().get(`/Users${query(`externalId eq "${externalId}"`)}`)).map((user) => user['id']),
    ).toEqual([id])
  })

  it('40 langwatch/langwatch#6973: a value without quotes', async () => {
    const id = await created(scim(), '/Users', person('q40@nordwind.example', { externalId: 'jyoung' }))
    expect(listed(await scim().get('/Users?filter=externalId%20eq%20jyoung')).map((user) => user['id'])).toEqual([id])
  })

  it('azure-docs 3.3: explicit nulls and unknown attributes in POST', async () => {
    const received = await scim().post('/Users', {
      schemas: [core],
      userName: 'nulls@nordwind.example',
      addresses: null,
      phoneNumbers: null,
      department: null,
      manager: null,
      unknown: 'x',
    })
    expect(received.status, received.text).toBe(201)
    expect(received.text).not.toContain('null,')
  })

  it('3.6 pre-check: id eq and manager eq', async () => {
    const boss = await created(scim(), '/Users', person('boss36@nordwind.example'))
    const id = await created(
      scim(),
      '/Users',
      person('q36@nordwind.example', { [enterprise]: { manager: { value: boss } } }),
    )
    const found = listed(await scim().get(`/Users${query(`id eq "${id}" and manager eq "${boss}"`)}&attributes=id`))
    expect(found.map((user) => object(user)['id'])).toEqual([id])
    expect(listed(await scim().get(`/Users${query(`id eq "${id}" and manager eq "${id}"`)}`))).toEqual([])
  })
})
