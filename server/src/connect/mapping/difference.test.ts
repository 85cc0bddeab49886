import { describe, expect, it } from 'vitest'
import { type Choices, defaultChoices } from '../choices.ts'
import { applyChanges } from './apply.ts'
import { changeWords, differences, type KeptLine, marksWithoutSource } from './difference.ts'
import { expressionOf, peopleMapping, SyncSchema } from './schema.ts'

const mobile = 'phoneNumbers[type eq "mobile"].value'
const company = 'urn:ietf:params:scim:schemas:extension:Dynasend:2.0:User:companyName'
const line = (target: string, source: string) => ({
  targetAttributeName: target,
  matchingPriority: target === 'userName' ? 1 : 0,
  source: { expression: `[${source}]`, name: source, type: 'Attribute', parameters: [] },
})

/** As Graph gives it, with members that nobody here knows. */
const schema = SyncSchema.parse({
  id: 'job',
  version: 'Date:1',
  unknown: { kept: true },
  directories: [
    { id: 'd', name: 'customappsso', objects: [{ name: 'User', attributes: [{ name: 'userName', x: 1 }] }] },
  ],
  synchronizationRules: [
    {
      id: 'rule',
      name: 'WHATEVER',
      targetDirectoryName: 'customappsso',
      objectMappings: [
        { sourceObjectName: 'Group', targetObjectName: 'Group', attributeMappings: [] },
        {
          sourceObjectName: 'User',
          targetObjectName: 'User',
          attributeMappings: [
            line('userName', 'userPrincipalName'),
            line('externalId', 'mailNickname'),
            line(mobile, 'mobile'),
            {
              targetAttributeName: 'active',
              source: { expression: 'Switch([x], , "a")', name: 'Switch', type: 'Function' },
            },
          ],
        },
      ],
    },
  ],
})

const choices = (part: Partial<Choices>): Choices => ({ ...defaultChoices, ...part })
const expressions = (of: typeof schema) =>
  Object.fromEntries(
    (peopleMapping(of)?.mapping.attributeMappings ?? []).map((one) => [one.targetAttributeName, expressionOf(one)]),
  )

describe('the mapping', () => {
  const wish = choices({ attributes: [{ source: 'companyName', target: company }], marks: [mobile, company] })

  it('differs in what was chosen, and no more once it was applied', () => {
    const changes = differences(schema, wish, [])
    expect(changes.map(changeWords)).toEqual([
      'externalId: [mailNickname] → [objectId]',
      `${company}: not mapped → Switch([companyName], [companyName], "", "-")`,
      `${mobile}: [mobile] → Switch([mobile], [mobile], "", "-")`,
    ])
    const kept: KeptLine[] = changes.map(({ target, before }) => ({ target, line: before }))
    expect(differences(applyChanges(schema, changes, new Map()), wish, kept)).toEqual([])
  })

  it('sends back everything that is not known here, and adds new targets to the directory’s list', () => {
    const after = applyChanges(schema, differences(schema, wish, []), new Map())
    expect(after).toMatchObject({ id: 'job', version: 'Date:1', unknown: { kept: true } })
    expect(after.directories[0]?.objects[0]?.attributes.map(({ name }) => name)).toEqual([
      'userName',
      'externalId',
      company,
      mobile,
    ])
    expect(after.directories[0]?.objects[0]?.attributes[0]).toEqual({ name: 'userName', x: 1 })
    expect(expressions(schema)['externalId']).toBe('[mailNickname]')
  })

  it('goes back to what was there when it is not chosen any more', () => {
    const changes = differences(schema, wish, [])
    const kept: KeptLine[] = changes.map(({ target, before }) => ({ target, line: before }))
    const changed = applyChanges(schema, changes, new Map())
    const back = differences(changed, choices({ stableExternalId: false }), kept)
    expect(expressions(applyChanges(changed, back, new Map()))).toEqual(expressions(schema))
  })

  it('leaves expressions of the admin’s own alone, and tells which marks have nothing to mark', () => {
    const wrong = choices({ stableExternalId: false, marks: ['title', mobile] })
    expect(marksWithoutSource(schema, wrong)).toEqual(['title'])
    expect(differences(schema, choices({ stableExternalId: false, marks: ['active'] }), [])).toEqual([])
  })
})
