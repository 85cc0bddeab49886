import { expect, it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { created, expectError } from '../testing/expectations.ts'
import { coreGroup, group, person } from '../testing/samples.ts'

describeScim('GET /Groups/{id}', (scim) => {
  it.each(['excludedAttributes=members', `excludedAttributes=${coreGroup}:members`, 'attributes=displayName'])(
    'answers 200 without members to %s',
    async (parameters) => {
      const user = await created(scim(), '/Users', person(`${parameters.length}@nordwind.example`))
      const id = await created(scim(), '/Groups', group(`Group ${parameters}`, { members: [{ value: user }] }))
      const received = await scim().get(`/Groups/${id}?${parameters}`)
      expect(received.body).toMatchObject({ id, displayName: `Group ${parameters}` })
      expect(received.body).not.toHaveProperty('members')
      expect((await scim().get(`/Groups/${id}`)).body['members']).toHaveLength(1)
    },
  )

  it('answers 404 to a user id, an unknown id and a foreign id alike', async () => {
    const user = await created(scim(), '/Users', person('no-group@nordwind.example'))
    const foreign = await created(await scim().another(), '/Groups', group('Foreign'))
    const answers = await Promise.all([user, 'nobody', foreign].map((id) => scim().get(`/Groups/${id}`)))
    for (const answer of answers) expectError(answer, 404)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  })
})
