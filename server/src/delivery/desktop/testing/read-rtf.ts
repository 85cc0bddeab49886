/** A reader of RTF, written from the specification and from nothing of the writer, to judge what was written. */

export interface RtfRun {
  readonly text: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  /** Red, green, blue; null: automatic. */
  readonly colour: readonly number[] | null
  /** Half points. */
  readonly size: number
  readonly font: string
  readonly link: string | null
}

type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'symbol'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }

const shape = /\{|\}|\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|[\r\n]+|([^{}\\\r\n]+)/gu

function* tokens(rtf: string): Generator<Token> {
  let end = 0
  for (const found of rtf.matchAll(shape)) {
    if (found.index !== end) throw new Error(`nobody can read the RTF at ${end}`)
    end = found.index + found[0].length
    const [whole, word, value, hex, symbol, text] = found
    if (whole === '{') yield { kind: 'open' }
    else if (whole === '}') yield { kind: 'close' }
    else if (word !== undefined) yield { kind: 'word', word, value: value === undefined ? null : Number(value) }
    else if (hex !== undefined) yield { kind: 'text', text: String.fromCharCode(Number.parseInt(hex, 16)) }
    else if (symbol !== undefined) yield { kind: 'symbol', text: symbol }
    else if (text !== undefined) yield { kind: 'text', text }
  }
  if (end !== rtf.length) throw new Error(`nobody can read the RTF at ${end}`)
}

interface State {
  bold: boolean
  italic: boolean
  underline: boolean
  colour: number
  size: number
  font: number
  destination: 'body' | 'fonts' | 'colours' | 'instruction' | 'other'
  link: string | null
}

const plain = (): Omit<State, 'destination' | 'link'> => ({
  bold: false,
  italic: false,
  underline: false,
  colour: 0,
  size: 24,
  font: 0,
})

/** @throws {Error} for anything that is no RTF */
export function readRtf(rtf: string): { readonly text: string; readonly runs: readonly RtfRun[] } {
  if (!rtf.startsWith('{\\rtf1')) throw new Error('It is no RTF.')
  const runs: RtfRun[] = []
  const [fonts, colours] = [new Map<number, string>(), [] as (number[] | null)[]]
  const stack: State[] = [{ ...plain(), destination: 'body', link: null }]
  let [colour, font, skip, ended] = [null as number[] | null, 0, 0, false]
  let pendingLink: string | null = null
  const now = (): State => stack.at(-1) ?? { ...plain(), destination: 'other', link: null }
  const put = (given: string): void => {
    let text = given
    for (; skip > 0 && text !== ''; skip--) text = text.slice(1)
    const state = now()
    if (state.destination === 'fonts')
      for (const part of text.split(';').filter((one) => one !== '')) fonts.set(font, (fonts.get(font) ?? '') + part)
    else if (state.destination === 'colours') {
      for (const letter of text) if (letter === ';') colours.push(colour)
      if (text.includes(';')) colour = null
    } else if (state.destination === 'instruction') pendingLink = (pendingLink ?? '') + text
    else if (state.destination === 'body' && text !== '')
      runs.push({
        text,
        bold: state.bold,
        italic: state.italic,
        underline: state.underline,
        colour: colours[state.colour] ?? null,
        size: state.size,
        font: fonts.get(state.font) ?? '',
        link: state.link,
      })
  }
  const word = (name: string, value: number | null): void => {
    const state = now()
    const on = value !== 0
    if (name === 'b') state.bold = on
    else if (name === 'i') state.italic = on
    else if (name === 'ul') state.underline = on
    else if (name === 'fs') state.size = value ?? 24
    else if (name === 'cf') state.colour = value ?? 0
    else if (name === 'f') [state.font, font] = [value ?? 0, value ?? 0]
    else if (name === 'plain') Object.assign(state, plain())
    else if (name === 'par' || name === 'line') put('\n')
    else if (name === 'tab') put('\t')
    else if (name === 'fonttbl') state.destination = 'fonts'
    else if (name === 'colortbl') state.destination = 'colours'
    else if (name === 'fldinst') [state.destination, pendingLink] = ['instruction', '']
    else if (name === 'fldrslt') state.link = /^\s*HYPERLINK "([^"]*)"\s*$/u.exec(pendingLink ?? '')?.[1] ?? null
    else if (['red', 'green', 'blue'].includes(name)) {
      colour ??= [0, 0, 0]
      colour[['red', 'green', 'blue'].indexOf(name)] = value ?? 0
    } else if (name === 'u') {
      put(String.fromCharCode((value ?? 0) < 0 ? (value ?? 0) + 65536 : (value ?? 0)))
      skip = 1
    } else if (!['rtf', 'ansi', 'ansicpg', 'deff', 'uc', 'pard', 'fswiss', 'field'].includes(name))
      throw new Error(`The writer should not write \\${name}.`)
  }
  for (const token of tokens(rtf)) {
    if (ended) throw new Error('Something stands after the end.')
    if (token.kind === 'open') stack.push({ ...now() })
    else if (token.kind === 'close') {
      stack.pop()
      ended = stack.length === 1
    } else if (token.kind === 'word') word(token.word, token.value)
    else if (token.kind === 'text') put(token.text)
    else if (token.text === '~') put('\u00a0')
    else if (token.text !== '*') put(token.text)
  }
  if (!ended) throw new Error('A group is not closed.')
  return { text: runs.map(({ text }) => text).join(''), runs }
}
