import { describe, expect, test } from 'vitest'
import type { Configuration } from '../../model/configuration.ts'
import type { DirectoryPerson, OwnValue } from '../../model/person.ts'
import { configurationOf, rule, subjectOf } from '../testing/people.ts'
import { type DryRun, dryRunRules } from './index.ts'

const cities = ['Berlin', 'Munich', 'Paris']
const everyone: DirectoryPerson[] = Array.from({ length: 1203 }, (_, index) => ({
  ...subjectOf({ id: `p${String(index).padStart(5, '0')}`, document: { city: cities[index % 3] ?? '' } }).person,
  active: index < 1200,
}))
const city = (name: string) => ({ attribute: 'city', operator: 'equals', values: [name] })
const published = configurationOf({ location: [rule('b', city('berlin'), 'berlin')] })
const proposed = configurationOf({
  location: [rule('b', city('berlin'), 'berlin'), rule('m', city('munich'), 'munich')],
  program: [rule('title', { field: 'title', operator: 'equals', values: ['Own'] }, 'sales')],
})

const own = async (ids: readonly string[]): Promise<Map<string, OwnValue[]>> =>
  new Map(
    ids
      .filter((id) => id === 'p00001')
      .map((id) => [id, [{ fieldId: 'title', value: 'Own', setAt: '', directoryValue: '' }]]),
  )

const compileFields = (configuration: Configuration) => (_person: DirectoryPerson, values: readonly OwnValue[]) =>
  subjectOf({
    fields: Object.fromEntries(
      configuration.fields.map(({ id }) => [id, values.find(({ fieldId }) => fieldId === id)?.value ?? '']),
    ),
  }).fields

const people = {
  count: async () => everyone.length,
  page: async (after: string | null, limit: number) => {
    const start = after === null ? 0 : everyone.findIndex(({ id }) => id === after) + 1
    const found = everyone.slice(start, start + limit)
    return { people: found, cursor: start + limit < everyone.length ? (found.at(-1)?.id ?? null) : null }
  },
}
const run = (more: Partial<DryRun> = {}) =>
  dryRunRules({ people, own, compileFields, published, proposed, now: 0, ...more })

describe('a dry run of rules', () => {
  test('counts per rule and target, who matched nothing, and who would change', async () => {
    const survey = await run()
    expect(survey.people).toBe(1200)
    expect(survey.tally('location')).toEqual({
      rules: new Map([
        ['b', 400],
        ['m', 400],
      ]),
      targets: new Map([
        ['berlin', 400],
        ['munich', 400],
      ]),
      undecided: 400,
      changed: 400,
    })
    expect(survey.tally('program')).toMatchObject({ rules: new Map([['title', 1]]), undecided: 1199, changed: 1 })
    expect(survey.changed).toBe(400)
  })

  test('lists them page by page', async () => {
    const survey = await run()
    const first = survey.list('location', { kind: 'undecided' }, 0, 2)
    expect(first).toEqual({
      total: 400,
      items: [
        { personId: 'p00002', ruleId: null, given: [], givenNow: [] },
        { personId: 'p00005', ruleId: null, given: [], givenNow: [] },
      ],
    })
    expect(survey.list('location', { kind: 'undecided' }, 399, 50).items.map(({ personId }) => personId)).toEqual([
      'p01199',
    ])
    const [changed] = survey.list('location', { kind: 'changed' }, 0, 1).items
    expect(changed).toEqual({ personId: 'p00001', ruleId: 'm', given: ['munich'], givenNow: [] })
    expect(survey.list('location', { kind: 'rule', id: 'b' }, 0, 1).total).toBe(400)
    expect(survey.list('location', { kind: 'target', id: 'munich' }, 0, 1).total).toBe(400)
    expect(survey.list('location', { kind: 'everybody' }, 0, 1).total).toBe(1200)
  })

  test('says how far it is, and stops when nobody waits', async () => {
    const seen: [number, number][] = []
    await run({ progress: (done, total) => seen.push([done, total]) })
    expect(seen).toEqual([
      [500, 1203],
      [1000, 1203],
      [1203, 1203],
    ])
    await expect(run({ signal: AbortSignal.abort() })).rejects.toThrow('aborted')
  })

  test('of what is published changes nobody', async () => {
    const survey = await run({ proposed: published })
    expect(survey.changed).toBe(0)
    expect((await run({ people: { ...people, page: async () => ({ people: [], cursor: null }) } })).people).toBe(0)
  })

  test('computes only fields that are asked about', async () => {
    const asked: string[][] = []
    await run({
      compileFields: (configuration) => {
        asked.push(configuration.fields.map(({ id }) => id))
        return compileFields(configuration)
      },
      proposed: { ...proposed, rules: { ...proposed.rules, text: [] } },
    })
    expect(asked).toEqual([[], ['title']])
  })
})
