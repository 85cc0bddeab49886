import type { Look } from './look.ts'
import { type Line, linesOf, type Piece } from './pieces.ts'

/** Fonts and colours in the order in which they are first used. */
class Tables {
  readonly fonts: string[] = []
  readonly colours: string[] = []

  font(name: string): number {
    return place(this.fonts, name)
  }

  /** 0 is the reader's own. */
  colour(value: string | null): number {
    return value === null ? 0 : place(this.colours, value) + 1
  }
}

function place(list: string[], value: string): number {
  const at = list.indexOf(value)
  return at === -1 ? list.push(value) - 1 : at
}

/**
 * A signature as RTF, for mails that Outlook writes in Rich Text: text, bold, italic, colours, sizes, links, lines, and tabs
 * where a table has cells. Pictures are left out. Only ASCII, whatever the text.
 */
export function rtfOf(html: string): string {
  const tables = new Tables()
  const body = linesOf(html).map((line) => lineText(line, tables))
  const fonts = tables.fonts.map((name, index) => `{\\f${index}\\fswiss ${name};}`).join('')
  const colours = tables.colours.map((value) => `${colourText(value)};`).join('')
  const head = `{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl${fonts || '{\\f0\\fswiss Arial;}'}}{\\colortbl;${colours}}`
  return `${head}\r\n\\pard\\plain\r\n${body.map((line) => `${line}\\par\r\n`).join('')}}\r\n`
}

function colourText(value: string): string {
  const part = (at: number) => Number.parseInt(value.slice(at, at + 2), 16)
  return `\\red${part(1)}\\green${part(3)}\\blue${part(5)}`
}

const lineText = (line: Line, tables: Tables): string => line.map((piece) => pieceText(piece, tables)).join('')

function pieceText({ text, look, link }: Piece, tables: Tables): string {
  const run = `{${lookText(look, tables)} ${escaped(text)}}`
  return link === null ? run : `{\\field{\\*\\fldinst{HYPERLINK "${addressText(link)}"}}{\\fldrslt${run}}}`
}

function lookText({ bold, italic, underline, colour, size, font }: Look, tables: Tables): string {
  const marks = [bold && '\\b', italic && '\\i', underline && '\\ul'].filter((mark) => mark !== false)
  return `\\f${tables.font(font)}\\fs${size}\\cf${tables.colour(colour)}${marks.join('')}`
}

/** Every character beyond ASCII as its UTF-16 units, signed, with `?` for readers that know none. */
function escaped(text: string): string {
  let out = ''
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === 9) out += '\\tab '
    else if (unit === 0xa0) out += '\\~'
    else if (unit > 126) out += `\\u${unit > 32767 ? unit - 65536 : unit}?`
    else if (unit >= 32) out += '\\{}'.includes(text.charAt(index)) ? `\\${text.charAt(index)}` : text.charAt(index)
  }
  return out
}

/** Inside of a field, quotes end the address and a backslash begins a switch; as escapes of the address they mean the same. */
function addressText(address: string): string {
  return [...address.toWellFormed()]
    .map((character) => (/[!#-[\]^-z|~]/u.test(character) ? character : encodeURIComponent(character)))
    .join('')
}
