import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { starterFiles } from '../starter/index.ts'
import { type Files, FolderError, type FolderProblem, readFolder, writeFolder } from './index.ts'

const started = () => readFolder(starterFiles())

/** @param changed paths with other content; null removes one */
function problemsOf(changed: Record<string, string | null>): readonly FolderProblem[] {
  const files = new Map<string, string | Uint8Array>(starterFiles())
  for (const [path, content] of Object.entries(changed)) {
    if (content === null) files.delete(path)
    else files.set(path, content)
  }
  try {
    readFolder(files)
    return []
  } catch (error) {
    if (error instanceof FolderError) return error.problems
    throw error
  }
}

describe('the folder of a configuration', () => {
  it('of the starter is read, and has a program for everybody', () => {
    const { programs, rules, fields } = started()
    const given = rules.program.find(({ when }) => JSON.stringify(when) === '{"all":[]}')?.give ?? []
    expect(programs.map(({ id }) => id)).toEqual(expect.arrayContaining([...given]))
    expect(given).toHaveLength(1)
    const ids = fields.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['full_name', 'title', 'email', 'phone', 'mobile', 'fax', 'location']))
  })

  it('is given back by what was written', () => {
    const configuration = started()
    expect(readFolder(writeFolder(configuration))).toEqual(configuration)
  })

  it('is given back whatever the texts are', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((value) => value.trim() === value && value !== '')
    fc.assert(
      fc.property(text, text, fc.string({ unit: 'binary', maxLength: 60 }), (name, value, html) => {
        const configuration = {
          ...started(),
          locations: [{ id: 'here', name, values: { street: value } }],
          texts: [{ id: 'note', name, html, text: value }],
        }
        expect(readFolder(writeFolder(configuration))).toEqual(configuration)
      }),
    )
  })

  it('says only what somebody decided', () => {
    const files: Files = writeFolder({ ...started(), locations: [{ id: 'oslo', name: 'Oslo', values: {} }] })
    expect(files.get('locations/oslo.yaml')).toBe('name: Oslo\n')
  })

  it.each<[string, Record<string, string | null>, FolderProblem]>([
    [
      'broken YAML',
      { 'rules/text.yaml': '- id: a\n  name: "A' },
      { file: 'rules/text.yaml', line: 2, message: 'Missing closing "quote' },
    ],
    [
      'a field of a kind that there is not',
      { 'fields.yaml': '- id: one\n  label: One\n- id: two\n  label: Two\n  kind: colour\n' },
      { file: 'fields.yaml', line: 5, message: expect.stringMatching(/^1\.kind: /u) as string },
    ],
    [
      'a word that nobody knows',
      { 'locations/oslo.yaml': 'name: Oslo\nstret: Here\n' },
      { file: 'locations/oslo.yaml', line: 1, message: expect.stringContaining('stret') as string },
    ],
    [
      'a program without its template',
      { 'programs/standard/new.html.liquid': null },
      { file: 'programs/standard/new.html.liquid', line: null, message: 'This file is missing.' },
    ],
    [
      'a file that nobody knows',
      { 'programs/standard/replay.html.liquid': 'x' },
      {
        file: 'programs/standard/replay.html.liquid',
        line: null,
        message: 'No file of this name belongs here. Rename or remove it.',
      },
    ],
    [
      'a name that cannot be used',
      { 'banners/Big Sale.yaml': 'name: x\nimage: a.png\n' },
      { file: 'banners/Big Sale.yaml', line: null, message: expect.stringContaining('"Big Sale"') as string },
    ],
  ])('tells %s at its place', (_, changed, problem) => {
    expect(problemsOf(changed)).toContainEqual(problem)
  })

  it('takes no alias, by which a small file could grow without end', () => {
    const problems = problemsOf({ 'settings.yaml': 'emptyMarkers: &a [x]\nclients: *a\n' })
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('Write the value out')])
  })
})
