/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number]

const named: Readonly<Record<string, string>> = {
  black: '#000000',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  white: '#ffffff',
  maroon: '#800000',
  red: '#ff0000',
  purple: '#800080',
  fuchsia: '#ff00ff',
  green: '#008000',
  lime: '#00ff00',
  olive: '#808000',
  yellow: '#ffff00',
  navy: '#000080',
  blue: '#0000ff',
  teal: '#008080',
  aqua: '#00ffff',
  orange: '#ffa500',
}

/** Reads a colour as CSS writes it; null: none that is known, or transparent. */
export function readColour(text: string): Colour | null {
  const written = text.trim().toLowerCase()
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/u.exec(named[written] ?? written)?.[1]
  if (hex !== undefined) {
    const six = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex
    const part = (at: number): number => Number.parseInt(six.slice(at, at + 2), 16) / 255
    return [part(0), part(2), part(4)]
  }
  const parts = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/u.exec(written)?.slice(1).map(Number)
  if (parts === undefined) return null
  const [red = 0, green = 0, blue = 0] = parts
  return [red / 255, green / 255, blue / 255]
}

export const writeColour = (colour: Colour): string =>
  `#${colour
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const encoded = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)

const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

/** From 1 to 21, as WCAG 2 counts it. */
export function contrastOf(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** Oklab: lightness, green to red, blue to yellow. */
function toOklab([red, green, blue]: Colour): readonly [number, number, number] {
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function ofOklab(lightness: number, a: number, b: number): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const parts = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => Math.min(1, Math.max(0, encoded(Math.max(0, part)))))
  return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0]
}

export const lightPage: Colour = [1, 1, 1]
export const darkPage: Colour = [0x1f / 255, 0x1f / 255, 0x1f / 255]

/** What a client's dark mode makes of a colour: light becomes dark, down to the page's, and the hue stays. */
export function inDarkMode(colour: Colour): Colour {
  const [lightness, a, b] = toOklab(colour)
  const [floor] = toOklab(darkPage)
  return ofOklab(floor + (1 - lightness) * (1 - floor), a, b)
}
