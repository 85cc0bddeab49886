/** The pieces of the charts: texts that cannot break out of their place, and one style that is legible on light and dark. */

/** What a text means in XML is what it says. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`)
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly style?: 'title' | 'plain' | 'quiet' | 'strong'
}

export function text(
  x: number,
  y: number,
  words: string,
  { anchor = 'start', style = 'plain' }: TextOptions = {},
): string {
  return `<text x="${round(x)}" y="${round(y)}" class="${style}" text-anchor="${anchor}">${escaped(words)}</text>`
}

export const round = (value: number): number => Math.round(value * 10) / 10

/** Blue and orange are told apart by everybody and stand 3:1 from both grounds; grey is for what is only compared with. */
const style = `
  .ground { fill: #ffffff } .grid { stroke: #d8dee4; stroke-width: 1 }
  text { font: 12px system-ui, 'Segoe UI', sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 } .strong { font-weight: 600 } .quiet { fill: #59636e }
  .first { fill: #0a66c2; stroke: #0a66c2 } .second { fill: #bc4c00; stroke: #bc4c00 }
  .peer { fill: #8c959f; stroke: #8c959f } .ceiling { fill: #d0d7de; stroke: #8c959f }
  .line { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117 } .grid { stroke: #30363d }
    text { fill: #f0f6fc } .quiet { fill: #9198a1 }
    .first { fill: #4493f8; stroke: #4493f8 } .second { fill: #f0883e; stroke: #f0883e }
    .peer { fill: #7d8590; stroke: #7d8590 } .ceiling { fill: #30363d; stroke: #7d8590 }
  }`

/**
 * A whole picture with its own ground, so that it is legible wherever it is shown.
 * @param description what a person who does not see it needs to know
 */
export function picture(
  width: number,
  height: number,
  title: string,
  description: string,
  parts: readonly string[],
): string {
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="description">${escaped(description)}</desc>`,
    `<style>${style}\n</style>`,
    `<rect class="ground" width="${width}" height="${height}" rx="8"/>`,
    ...parts,
    '</svg>',
  ].join('\n')}\n`
}
