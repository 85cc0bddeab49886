import {
  type Colour,
  contrastOf,
  darkPage,
  inDarkMode,
  lightPage,
  type MarkupElement,
  readColour,
  readInlineStyle,
  writeColour,
} from '@dynasend/renderer'
import type { LintRule } from '../rule.ts'

const least = 4.5
const unreadable = 3

export const contrast: LintRule = {
  code: 'contrast',
  severity: 'error',
  about:
    'Text that stands out too little: less than 4.5 to 1 against what is behind it, on white (#ffffff) and in dark mode (#1f1f1f, with colours turned as clients turn them). Below 3 to 1 it is an error.',
  mend: 'Choose a darker colour for text on light, or a lighter one on dark.',
  *check({ templates }) {
    for (const template of templates) {
      if (template.variant === null) continue
      for (const element of template.renderedElements) {
        if (element.text.trim() === '') continue
        const { text, background } = coloursOf(element)
        const dark = [inDarkMode(text), background === null ? darkPage : inDarkMode(background)] as const
        const modes = [
          { mode: 'light', ratio: contrastOf(text, background ?? lightPage), on: background ?? lightPage, of: text },
          { mode: 'dark', ratio: contrastOf(...dark), on: dark[1], of: dark[0] },
        ]
        for (const { mode, ratio, on, of } of modes) {
          if (ratio >= least) continue
          const written = writeColour(text)
          const turned = mode === 'dark' ? ` (clients make it ${writeColour(of)})` : ''
          yield {
            at: template.writing([written, shortened(written)]),
            severity: ratio < unreadable ? 'error' : 'warning',
            message: `Text in ${written}${turned} on ${writeColour(on)} has a contrast of ${ratio.toFixed(1)} to 1 in ${mode} mode; 4.5 is the least.`,
            mend: 'Choose a darker colour for text on light, or a lighter one on dark.',
          }
        }
      }
    }
  },
}

/** `#aabbcc` as `#abc` where that is the same. */
const shortened = (colour: string): string => colour.replace(/^#(.)\1(.)\2(.)\3$/u, '#$1$2$3')

function coloursOf(element: MarkupElement): { readonly text: Colour; readonly background: Colour | null } {
  let text: Colour | null = null
  for (let at: MarkupElement | null = element; at !== null; at = at.parent) {
    const style = stylesOf(at)
    text ??= readColour(style.get('color') ?? at.attributes.get('color')?.value ?? (at.name === 'a' ? '#0000ee' : ''))
    const behind = style.get('background-color') ?? style.get('background') ?? at.attributes.get('bgcolor')?.value ?? ''
    const background = readColour(behind)
    if (background !== null) return { text: text ?? colourAbove(at), background }
  }
  return { text: text ?? black, background: null }
}

const black: Colour = [0, 0, 0]

/** The colour of text that an element takes over from around it. */
function colourAbove(element: MarkupElement): Colour {
  for (let at = element.parent; at !== null; at = at.parent) {
    const found = readColour(stylesOf(at).get('color') ?? '')
    if (found !== null) return found
  }
  return black
}

function stylesOf({ attributes, name }: MarkupElement): ReadonlyMap<string, string> {
  const style = attributes.get('style')
  if (style === undefined) return new Map()
  return new Map(readInlineStyle(style.value, 0, name).declarations.map(({ property, value }) => [property, value]))
}
