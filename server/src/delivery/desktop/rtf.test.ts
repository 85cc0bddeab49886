import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rtfOf } from './rtf.ts'
import { readRtf } from './testing/read-rtf.ts'

const read = (html: string) => readRtf(rtfOf(html))

describe('a signature in Rich Text', () => {
  it('has a line per row, a tab between cells, and a line where there is a break', () => {
    const rows = '<table><tr><td>Anna</td><td>Berg</td></tr><tr><td>Sales<br>Zürich</td></tr></table><p>Nordwind</p>'
    expect(read(rows).text).toBe('Anna\tBerg\nSales\nZürich\nNordwind\n')
  })

  it('puts a table within a cell below and beside as it reads', () => {
    const nested =
      '<table><tr><td><img src="x"></td><td><table><tr><td>One</td></tr><tr><td>Two</td><td>Three</td></tr></table></td></tr></table>'
    expect(read(nested).text).toBe('One\nTwo\tThree\n')
  })

  it('keeps bold, italic, colour, size and font, each where it stands', () => {
    const { runs } = read(
      '<span style="color:#0F6CBD;font-size:16px;font-family:Georgia,serif"><b>Anna</b> <em>Berg</em></span>',
    )
    expect(runs.slice(0, 3)).toEqual([
      expect.objectContaining({
        text: 'Anna',
        bold: true,
        italic: false,
        colour: [15, 108, 189],
        size: 24,
        font: 'Georgia',
      }),
      expect.objectContaining({ text: ' ', bold: false }),
      expect.objectContaining({ text: 'Berg', italic: true, bold: false, colour: [15, 108, 189] }),
    ])
  })

  it('keeps links to pages, mail and phones, and no others', () => {
    const { runs } = read(
      '<a href="https://nordwind.example/?a=1&amp;b=%22">Web</a> <a href="mailto:a@nordwind.example">Mail</a> <a href="tel:+49">Call</a> <a href="javascript:alert(1)">Run</a> <a href="file:///etc">File</a>',
    )
    const links = runs.filter(({ text }) => text.trim() !== '').map(({ text, link }) => [text.trim(), link])
    expect(links).toEqual([
      ['Web', 'https://nordwind.example/?a=1&b=%22'],
      ['Mail', 'mailto:a@nordwind.example'],
      ['Call', 'tel:+49'],
      ['Run', null],
      ['File', null],
    ])
  })

  it('names a linked picture by its words, and leaves out one that only decorates', () => {
    expect(read('<a href="https://x.example"><img src="x" alt="LinkedIn"></a><img src="y" alt="Logo">').text).toBe(
      'LinkedIn\n',
    )
  })

  it('leaves out what is not seen', () => {
    expect(read('<style>td{}</style><!-- x --><div style="display:none">hidden</div><div>seen</div>').text).toBe(
      'seen\n',
    )
  })

  it('an address cannot leave its field', () => {
    const { runs, text } = read('<a href="https://x.example/&quot;}}{\\field \\\\server">x</a>')
    expect(runs[0]?.link).toBe('https://x.example/%22%7D%7D%7B%5Cfield%20%5C%5Cserver')
    expect(text).toBe('x\n')
  })

  it('reads back as it was, whatever a person is called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (name, link) => {
          const escape = (text: string) =>
            text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
          const html = `<div><b>x${escape(name)}x</b> <a href="https://x.example/${escape(link)}">y</a></div>`
          const rtf = rtfOf(html)
          expect(rtf).toMatch(/^[\t\r\n -~]*$/u)
          const { text, runs } = readRtf(rtf)
          const kept = name
            .replaceAll(/[ \t\r\n\f]+/gu, ' ')
            .replaceAll(/\p{Cc}/gu, (control) => (control >= '\u0080' ? control : ''))
          expect(text.replaceAll('\u007f', '')).toBe(`x${kept}x y\n`)
          expect(runs.filter((run) => run.link !== null).map((run) => run.text)).toEqual(['y'])
        },
      ),
      { numRuns: 300 },
    )
  })
})
