import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Slug } from '../../model/names.ts'
import { compileRules } from '../index.ts'
import { configurationOf, rule, subjectOf } from '../testing/people.ts'
import { groupValues, suggestLocations } from './index.ts'
import { freeSlug } from './slug.ts'

const seen = (counts: Record<string, number>) => Object.entries(counts).map(([value, people]) => ({ value, people }))
const grouped = (counts: Record<string, number>) =>
  groupValues(seen(counts)).map(({ spellings }) => spellings.map(({ value }) => value))

describe('values that mean the same', () => {
  test.each([
    [
      { 'St Louis': 5, 'St. Louis': 9, 'Saint Louis': 2, 'SAINT-LOUIS': 1 },
      [['St. Louis', 'St Louis', 'Saint Louis', 'SAINT-LOUIS']],
    ],
    [{ München: 5, Muenchen: 2, Munchen: 1 }, [['München', 'Muenchen', 'Munchen']]],
    [{ 'New York': 5, newyork: 2 }, [['New York', 'newyork']]],
    [{ Hannover: 20, Hanover: 2, Hnanover: 1 }, [['Hannover', 'Hanover', 'Hnanover']]],
    [{ 'R&D': 5, 'R and D': 2, 'R und D': 1 }, [['R&D', 'R and D', 'R und D']]],
    [{ Bonn: 20, Bern: 1 }, [['Bonn'], ['Bern']]],
    [{ 'Region 1': 50, 'Region 2': 1 }, [['Region 1'], ['Region 2']]],
    // As common as the other: no slip, but another place.
    [{ Warburg: 5, Marburg: 5 }, [['Marburg'], ['Warburg']]],
    [{ 'Köln 東京': 1, '---': 3, 東京: 2 }, [['東京'], ['Köln 東京']]],
  ])('%j', (counts, groups) => {
    expect(grouped(counts)).toEqual(groups)
  })

  test('a slip is marked', () => {
    const [group] = groupValues(seen({ London: 20, Lodnon: 1, LONDON: 4 }))
    expect(group).toEqual({
      name: 'London',
      people: 25,
      spellings: [
        { value: 'London', people: 20, slip: false },
        { value: 'LONDON', people: 4, slip: false },
        { value: 'Lodnon', people: 1, slip: true },
      ],
    })
  })

  test('none is lost and none comes twice, whatever they are', () => {
    const value = fc.record({
      value: fc.string({ unit: 'grapheme', maxLength: 12 }),
      people: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(value, { selector: ({ value: text }) => text }), (values) => {
        const all = groupValues(values).flatMap(({ spellings }) => spellings.map(({ value: text }) => text))
        expect(new Set(all).size).toBe(all.length)
        const lost = values.filter(({ value: text }) => !all.includes(text) && /[a-z0-9]/iu.test(text))
        expect(lost).toEqual([])
      }),
    )
  })
})

const path = 'addresses[type eq "work"].locality'
const at = (locality: string) => subjectOf({ document: { addresses: [{ type: 'work', locality }] } })

describe('locations are suggested', () => {
  const values = seen({ 'St. Louis': 9, 'St Louis': 3, Berlin: 7, '-': 4, Bonn: 1 })
  const empty = configurationOf({}, { locations: [] })

  test('for the cities that occur, with a rule that finds everybody in every spelling', () => {
    const suggestions = suggestLocations(empty, path, values)
    expect(suggestions.map(({ kind, location, people }) => [kind, location.id, location.name, people])).toEqual([
      ['new', 'st-louis', 'St. Louis', 12],
      ['new', 'berlin', 'Berlin', 7],
      ['new', 'bonn', 'Bonn', 1],
    ])
    const locations = suggestions.map(({ location }) => location)
    const rules = { ...empty.rules, location: suggestions.map(({ rule: made }) => made) }
    const compiled = compileRules({ ...empty, locations, rules })
    for (const city of ['ST. LOUIS', 'st louis', 'St. Louis'])
      expect(compiled.decide(at(city), 0).decisions.location.given).toEqual(['st-louis'])
    expect(suggestLocations({ ...empty, locations, rules }, path, values)).toEqual([])
  })

  test('for a new spelling of one that is there: its rule grows', () => {
    const known = configurationOf({
      location: [rule('b', { attribute: path, operator: 'equals', values: ['St. Louis'] }, 'berlin')],
    })
    const [first] = suggestLocations(known, path, values)
    expect(first).toMatchObject({
      kind: 'extend',
      location: { id: 'berlin' },
      rule: { id: 'b', when: { operator: 'oneOf', values: ['St. Louis', 'St Louis'] } },
      people: 3,
    })
  })

  test('with the city filled in where locations have that field, and an id that is free', () => {
    const configuration = configurationOf({}, { locations: ['bonn'] })
    const withCity = {
      ...configuration,
      settings: { ...configuration.settings, locationFields: [{ id: 'city', label: 'City', kind: 'text' as const }] },
    }
    const [bonn] = suggestLocations(withCity, path, seen({ Bonn: 1 }))
    expect(bonn).toMatchObject({
      location: { id: 'bonn-2', name: 'Bonn', values: { city: 'Bonn' } },
      rule: { give: ['bonn-2'] },
    })
  })
})

test('an id is made from any name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
      const taken = new Set<string>()
      const made = [1, 2, 3].map(() => freeSlug(name, taken))
      expect(made.every((slug) => Slug.safeParse(slug).success)).toBe(true)
      expect(new Set(made).size).toBe(3)
    }),
  )
})
