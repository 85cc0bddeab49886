import { describe, expect, it } from 'vitest'
import { readFolder } from '../folder/index.ts'
import { starterFiles } from '../starter/index.ts'
import { lint, lintRules } from './index.ts'
import { findingsOf } from './testing/example.ts'
import { ofData } from './testing/of-data.ts'
import { ofTemplates } from './testing/of-templates.ts'

const examples = [...ofTemplates, ...ofData]

describe('the lint', () => {
  it.each(examples)('finds $code: $what, at its place with its mend, and nothing once it is mended', (example) => {
    const { code, wrong, right, at, says } = example
    const [first] = findingsOf(wrong, example.facts).filter((finding) => finding.code === code)
    expect(first && `${first.file}:${first.line}:${first.column}`).toBe(at)
    expect(`${first?.message} ${first?.mend}`).toContain(says)
    const groups = [{ id: '1', name: 'Sales Oslo' }]
    const known = example.facts && { ...example.facts, groups }
    expect(findingsOf(right, known).filter((finding) => finding.code === code)).toEqual([])
  })

  it('has an example of every rule', () => {
    expect(new Set(examples.map(({ code }) => code))).toEqual(new Set(lintRules.map(({ code }) => code)))
  })

  it('says nothing of what every account begins with', () => {
    expect(lint(readFolder(starterFiles()))).toEqual([])
  })

  it('tells the gravest first', () => {
    const severities = findingsOf({
      'programs/standard/style.css': 'td {\n  float: left;\n  font-size: 8px;\n}\n',
      'programs/standard/new.html.liquid': '<table><tr><td>{{ nobody }}</td></tr></table>',
    }).map(({ severity }) => severity)
    const order = ['error', 'warning', 'note']
    expect(severities).toEqual(severities.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)))
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']))
  })
})
