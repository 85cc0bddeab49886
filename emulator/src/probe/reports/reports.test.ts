import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../case.ts'
import type { Exchange } from '../exchange.ts'
import type { Report } from '../run.ts'
import { htmlReport } from './html/index.ts'
import { jsonReport } from './json.ts'
import { escapeXml, junitReport } from './junit.ts'
import { terminalReport } from './terminal.ts'

const hostile = `</pre><script>alert(1)</script>"'&]]>\u0000\u001B[2J\u202Eevil\uD800`

const exchange: Exchange = {
  purpose: 'check',
  method: 'GET',
  url: `http://127.0.0.1/scim/Users?filter=${hostile}`,
  requestHeaders: { accept: hostile },
  requestBody: hostile,
  status: 200,
  responseHeaders: { server: hostile },
  responseBody: hostile,
  problem: null,
  milliseconds: 3,
}

function verdictOf(outcome: Verdict['outcome'], column: Verdict['check']['column'], id: string): Verdict {
  const isJudged = outcome === 'failed' || outcome === 'warning'
  return {
    check: {
      id,
      title: `Title of ${id}`,
      column,
      source: { name: column === 'interop' ? 'Draft' : 'List', section: 'Row 1', url: 'https://nordwind.example/list' },
      consequence: 'Entra would go on.',
    },
    suite: 'test',
    outcome,
    expected: isJudged ? 'bread' : null,
    received: isJudged ? hostile : null,
    reason: outcome === 'skipped' ? hostile : null,
    blocked: false,
    milliseconds: 5,
    exchanges: [exchange],
  }
}

function reportOf(...verdicts: Verdict[]): Report {
  const [began, ended] = ['2026-11-23T01:00:00.000Z', '2026-11-23T01:00:04.500Z']
  const leftovers = [{ collection: '/Users', id: hostile, name: hostile, why: hostile }]
  return {
    url: 'http://127.0.0.1/scim',
    began,
    ended,
    mark: 'probe-1',
    stopped: false,
    verdicts,
    load: null,
    leftovers,
  }
}

const everything = reportOf(
  verdictOf('passed', 'mandatory', 'passes'),
  verdictOf('skipped', 'preview', 'skips'),
  verdictOf('warning', 'recommended', 'warns'),
  verdictOf('failed', 'recommended', 'fails-softly'),
  verdictOf('failed', 'mandatory', 'fails'),
  verdictOf('failed', 'interop', 'draft-fails'),
)

/** What a server sends is hostile: no report may be steered by it. */
describe('reports', () => {
  it('the page holds no markup and no character that a server sent', () => {
    const page = htmlReport(everything)
    expect(page).not.toMatch(/<script|<\/pre><script|(?!\n)\p{Cc}|\u202E|\p{Cs}/u)
    expect(page.match(/<pre>/g)).toHaveLength(everything.verdicts.length * 2)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('the page keeps the draft apart, and opens what failed', () => {
    const page = htmlReport(everything)
    expect(page.indexOf('<h2>Interoperability draft</h2>')).toBeLessThan(page.indexOf('id="draft-fails"'))
    expect(page.indexOf('id="fails"')).toBeLessThan(page.indexOf('id="fails-softly"'))
    expect(page).toMatch(/<details class="failed mandatory" id="fails" open>/)
    expect(page).toMatch(/<details class="passed mandatory" id="passes">/)
    expect(page).toContain('1 of 2 mandatory checks failed.')
  })

  it('JUnit counts as failed what is mandatory, and stays well formed', () => {
    const xml = junitReport(everything)
    expect(xml).toContain('tests="6" failures="1" errors="0" skipped="4"')
    expect(xml.match(/<failure /g)).toHaveLength(1)
    expect(xml.replaceAll(/<\/?[a-z-]+(?: [a-zA-Z]+="[^"<]*")*\/?>|<\?xml[^>]*\?>/g, '')).not.toMatch(/[<>]/)
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos);)/)
    expect(escapeXml('a\u0000b\u0008c\uFFFEd\uD800e😀')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe😀')
  })

  it('JSON tells all, and the same conclusion', () => {
    const answer: unknown = JSON.parse(jsonReport(everything))
    expect(answer).toMatchObject({ ok: false, sentence: '1 of 2 mandatory checks failed.', counts: { failed: 3 } })
  })

  it.each([60, 80, 200])('the terminal keeps to %i characters and is not steered', (width) => {
    const text = terminalReport(everything, { colours: false, width, everything: true })
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
    const [first = ''] = text.split('\n')
    expect(first).toBe('FAILED   Title of fails (mandatory)')
    const lines = text.split('\n').filter((line) => !line.startsWith('  /Users/'))
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(width)
  })

  it('the terminal keeps the draft out of sight, unless it is all there is', () => {
    const look = { colours: false, width: 100, everything: false }
    const text = terminalReport(everything, look)
    expect(text).not.toContain('Title of draft-fails')
    expect(text).toContain('1 line of the interoperability draft is not met')
    expect(terminalReport(reportOf(verdictOf('failed', 'interop', 'draft-fails')), look)).toContain('draft-fails')
  })

  it('colours are added for a terminal only', () => {
    const plain = terminalReport(everything, { colours: false, width: 80, everything: false })
    const coloured = terminalReport(everything, { colours: true, width: 80, everything: false })
    expect(stripVTControlCharacters(coloured)).toBe(plain)
    expect(coloured).not.toBe(plain)
  })
})
