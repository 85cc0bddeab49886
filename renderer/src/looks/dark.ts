import { inDarkMode, readColour, writeColour } from '../colour/colour.ts'
import { attributeText, type ElementNode } from '../markup/node.ts'

const coloured = /^(?:color|background|background-color|border(?:-.*)?)$/u

/** Turns the colours of an element as dark modes do. */
export function recolour(element: ElementNode): void {
  for (const [property, value] of element.style) if (coloured.test(property)) element.style.set(property, turned(value))
  const behind = attributeText(element, 'bgcolor')
  if (behind !== '' && !element.style.has('background-color')) element.style.set('background-color', turned(behind))
}

const turned = (value: string): string =>
  value.replaceAll(/#[0-9a-f]{3,6}\b|rgb\([^)]*\)|\b[a-z]+\b/giu, (word) => {
    const colour = readColour(word)
    return colour === null ? word : writeColour(inDarkMode(colour))
  })
