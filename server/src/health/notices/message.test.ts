import { describe, expect, test } from 'vitest'
import { escapeHtml, mailOf } from './message.ts'
import type { Payload } from './payload.ts'

const hostile = `<script>alert("x")</script> & 'y'`
const payload: Payload = {
  type: 'health.condition.began',
  timestamp: '2026-01-31T08:30:00.000Z',
  data: {
    account: { id: 'a', name: `Account\r\nBcc: everybody@nordwind.example ${hostile}` },
    scimServer: { id: 's', name: `Server ${hostile}` },
    condition: {
      id: 'c',
      kind: 'silent',
      subject: '',
      level: 'red',
      beganAt: '2026-01-31T08:00:00.000Z',
      endedAt: null,
      ending: null,
      evidence: {},
    },
    title: `Title ${hostile}`,
    seen: `Seen ${hostile}`,
    meaning: `Meaning ${hostile}`,
    mend: `Mend ${hostile}`,
    links: [{ text: `Link ${hostile}`, url: `https://dynasend.example/?a="b"&c='d'` }],
  },
}

test('each sign that means something in HTML is written as an entity', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;')
  expect(escapeHtml('Åse 🙂')).toBe('Åse 🙂')
})

describe('a notice by mail', () => {
  const { subject, text, html } = mailOf(payload)

  test('keeps what came from elsewhere as text', () => {
    expect(html).not.toContain('<script')
    expect(html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt; &amp; &#39;y&#39;/gu)).toHaveLength(8)
    expect(html).toContain('<a href="https://dynasend.example/?a=&quot;b&quot;&amp;c=&#39;d&#39;">Link ')
    for (const part of ['Title', 'Seen', 'Meaning', 'Mend', 'Link']) expect(text).toContain(`${part} ${hostile}`)
    expect(text).toContain('https://dynasend.example/?a="b"&c=\'d\'')
  })

  test('has one line for a subject, and none that a sender could add to the head', () => {
    expect(subject).toBe(`[Trouble] Server ${hostile}: Title ${hostile}`)
    const named = mailOf({ ...payload, data: { ...payload.data, scimServer: null } })
    expect(named.subject).toBe(`[Trouble] Account Bcc: everybody@nordwind.example ${hostile}: Title ${hostile}`)
    expect(named.text.split('\n')[0]).not.toContain('\r')
    expect(mailOf({ ...payload, data: { ...payload.data, title: 'x\u202E\u2028y'.repeat(100) } }).subject).toMatch(
      /^[^\u202E\u2028]{200}$/u,
    )
  })

  test('says by its mark what it is', () => {
    const marked = (change: Partial<Payload>, data: Partial<Payload['data']> = {}) =>
      mailOf({ ...payload, ...change, data: { ...payload.data, ...data } }).subject.split(' Server', 1)[0]
    const { condition } = payload.data
    expect(marked({ type: 'health.test' })).toBe('[Test]')
    expect(marked({ type: 'health.condition.ended' })).toBe('[All clear]')
    expect(marked({}, { condition: condition && { ...condition, level: 'amber' } })).toBe('[Attention]')
    expect(marked({}, { condition: null })).toBe('[Attention]')
  })

  test('reads as a letter', () => {
    expect(text).toMatch(
      /^Account .* · Server [^\n]+\nTitle [^\n]+\n\nSeen [^\n]+\n\nMeaning [^\n]+\n\nWhat to do: Mend [^\n]+\n\nLink [^\n]+\n\nSent by Dynasend at 2026-01-31T08:30:00\.000Z\./u,
    )
    expect(html).toMatch(/^<!doctype html><html lang="en">[\s\S]*<title>Title [\s\S]*<\/body><\/html>$/u)
  })
})
