import { Parser } from 'htmlparser2'
import { type Look, lookOf, plainLook } from './look.ts'

/** Some text in one look. */
export interface Piece {
  readonly text: string
  readonly look: Look
  /** https, http, mailto or tel; null: no link. */
  readonly link: string | null
}

/** A line of a signature; cells of a table stand in one, with a tab between them. */
export type Line = readonly Piece[]

const breaking = new Set(['div', 'p', 'table', 'tr', 'ul', 'ol', 'li', 'hr', 'h1', 'h2', 'h3', 'h4', 'blockquote'])
const unseen = new Set(['style', 'script', 'head', 'title', 'template', 'noscript'])
const empty = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'wbr', 'col'])

interface Frame {
  readonly name: string
  readonly look: Look
  readonly link: string | null
  readonly hidden: boolean
}

/** Reads the HTML of a signature as lines of text with their looks. Pictures are left out; of a linked one its words stay. */
export function linesOf(html: string): Line[] {
  const lines = new Lines()
  const frames: Frame[] = [{ name: '', look: plainLook, link: null, hidden: false }]
  const top = (): Frame => frames.at(-1) ?? { name: '', look: plainLook, link: null, hidden: false }
  const parser = new Parser({
    onopentag(name, attributes) {
      const around = top()
      const look = lookOf(name, attributes, around.look)
      const link = name === 'a' ? linkIn(attributes['href']) : around.link
      const hidden = around.hidden || unseen.has(name) || look.hidden
      if (!hidden) lines.open(name)
      if (!hidden && name === 'img' && link !== null && attributes['alt'])
        lines.add({ text: attributes['alt'], look, link })
      if (!empty.has(name)) frames.push({ name, look, link, hidden })
    },
    ontext(text) {
      const { look, link, hidden } = top()
      if (!hidden) lines.add({ text, look, link })
    },
    onclosetag(name) {
      if (empty.has(name)) return
      const { hidden } = top()
      if (frames.length > 1) frames.pop()
      if (!hidden && breaking.has(name)) lines.end()
    },
  })
  parser.write(html)
  parser.end()
  return lines.all()
}

/** The address of a link that may stand in a document; null: none, or one that would run something. */
function linkIn(href: string | undefined): string | null {
  const address = (href ?? '').trim()
  return /^(?:https?:|mailto:|tel:)/iu.test(address) ? address : null
}

/** Collects pieces into lines as a browser would lay them out, without a gap that only spaces things. */
class Lines {
  readonly #done: Line[] = []
  #now: Piece[] = []
  #cell = false

  open(name: string): void {
    if (name === 'br') this.#break()
    else if (name === 'td' || name === 'th') this.#cell = true
    else if (breaking.has(name)) this.end()
  }

  add({ text, look, link }: Piece): void {
    const begins = this.#now.length === 0
    const spaced = text.replaceAll(/[ \t\r\n\f]+/gu, ' ')
    const last = this.#now.at(-1)?.text ?? ''
    const own = begins || this.#cell || /[ \t]$/u.test(last) ? spaced.replace(/^ /u, '') : spaced
    if (own === '') return
    if (this.#cell && !begins) this.#now.push({ text: '\t', look: plainLook, link: null })
    this.#cell = false
    const before = this.#now.at(-1)
    if (before?.look === look && before.link === link)
      this.#now[this.#now.length - 1] = { text: before.text + own, look, link }
    else this.#now.push({ text: own, look, link })
  }

  /** Ends the line if there is something in it. */
  end(): void {
    if (this.#now.length > 0) this.#break()
  }

  all(): Line[] {
    this.end()
    const first = this.#done.findIndex((line) => line.length > 0)
    const last = this.#done.findLastIndex((line) => line.length > 0)
    return first === -1 ? [] : this.#done.slice(first, last + 1)
  }

  #break(): void {
    const line = this.#now.filter(({ text }, index) => index < this.#now.length - 1 || text.trim() !== '')
    const last = line.at(-1)
    if (last !== undefined) line[line.length - 1] = { ...last, text: last.text.trimEnd() }
    this.#done.push(line)
    this.#now = []
    this.#cell = false
  }
}
