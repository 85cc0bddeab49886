/** How text looks, as far as RTF carries it. */
export interface Look {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  /** `#rrggbb`; null: the reader's own. */
  readonly colour: string | null
  /** Half points. */
  readonly size: number
  readonly font: string
  readonly hidden: boolean
}

export const plainLook: Look = {
  bold: false,
  italic: false,
  underline: false,
  colour: null,
  size: 20,
  font: 'Arial',
  hidden: false,
}

/** The look inside of an element. @param around that of the element around it */
export function lookOf(name: string, attributes: Readonly<Record<string, string>>, around: Look): Look {
  const style = declarations(attributes['style'] ?? '')
  const weight = style.get('font-weight')
  return {
    bold: weight === undefined ? around.bold || name === 'b' || name === 'strong' : isBold(weight.toLowerCase()),
    italic: style.has('font-style')
      ? style.get('font-style')?.toLowerCase() === 'italic'
      : around.italic || name === 'i' || name === 'em',
    underline: underlineOf(name, style.get('text-decoration'), around.underline),
    colour: colourOf(style.get('color') ?? attributes['color']) ?? around.colour,
    size: halfPoints(style.get('font-size')) ?? around.size,
    font: fontOf(style.get('font-family') ?? attributes['face']) ?? around.font,
    hidden: around.hidden || style.get('display')?.toLowerCase() === 'none',
  }
}

function declarations(style: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const one of style.split(';')) {
    const colon = one.indexOf(':')
    if (colon > 0) found.set(one.slice(0, colon).trim().toLowerCase(), one.slice(colon + 1).trim())
  }
  return found
}

const isBold = (weight: string): boolean =>
  weight === 'bold' || weight === 'bolder' || Number.parseInt(weight, 10) >= 600

function underlineOf(name: string, decoration: string | undefined, around: boolean): boolean {
  if (decoration !== undefined) return decoration.toLowerCase().includes('underline')
  return around || name === 'u' || name === 'a'
}

function colourOf(text: string | undefined): string | null {
  const found = /^#(?:([0-9a-f]{6})|([0-9a-f])([0-9a-f])([0-9a-f]))$/iu.exec(text?.trim() ?? '')
  if (found === null) return null
  const [, long, red = '', green = '', blue = ''] = found
  return `#${(long ?? red + red + green + green + blue + blue).toLowerCase()}`
}

/** One CSS pixel is three quarters of a point. */
function halfPoints(size: string | undefined): number | null {
  const [, number, unit] = /^([0-9.]+)(px|pt)$/iu.exec(size ?? '') ?? []
  const value = Number(number)
  if (!Number.isFinite(value) || value <= 0 || value > 200) return null
  return Math.round(unit?.toLowerCase() === 'pt' ? value * 2 : value * 1.5)
}

/** The first of a list, without anything that RTF would read as its own. */
function fontOf(family: string | undefined): string | null {
  const first =
    (family ?? '')
      .split(',', 1)[0]
      ?.replaceAll(/[^A-Za-z0-9 -]/gu, '')
      .trim() ?? ''
  return first === '' || first.length > 40 ? null : first
}
