import { imageAddress, linkOf } from '../markup/address.ts'
import { attributeText, type ElementNode, isBlock, type MarkupNode } from '../markup/node.ts'

/** The words of a settled tree as plain text: a line for each line, an address beside each link that does not show its own. */
export function textOfMarkup(root: ElementNode): string {
  return tidied(blockText(root))
}

/** At most one empty line between others, none at the ends. */
export const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[^\S\n]+/gu, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '')

function blockText(block: ElementNode): string {
  if (block.name === 'tr') return rowText(block)
  const pieces: string[] = []
  for (const child of block.children) {
    if (isBlock(child)) pieces.push('\n', blockText(child), '\n')
    else pieces.push(inlineText(child))
  }
  return pieces.join('').replaceAll(/\n{2,}/gu, '\n')
}

/** Short cells stand beside each other, as a label and its value; whole columns below. */
function rowText({ children }: ElementNode): string {
  const cells = children.filter(isBlock)
  const texts = cells.map((cell) => tidied(blockText(cell))).filter((text) => text !== '')
  const areShort = texts.every((text) => !text.includes('\n')) && !cells.some((cell) => cell.children.some(isBlock))
  return texts.join(areShort ? ' ' : '\n')
}

function inlineText(node: MarkupNode): string {
  if (node.kind === 'text') return node.pieces.map(({ kept, text }) => (kept ? text : '')).join('')
  if (node.name === 'br') return '\n'
  if (node.name === 'img') return ''
  const words = node.children.map(inlineText).join('')
  return node.name === 'a' ? linkText(node, words.trim() === '' ? pictureWords(node) : words) : words
}

const pictureWords = ({ children }: ElementNode): string =>
  children
    .map((child) => {
      if (child.kind === 'text') return ''
      const isShown = child.name === 'img' && imageAddress(child.attributes.get('src') ?? []) !== null
      return isShown ? attributeText(child, 'alt') : pictureWords(child)
    })
    .join(' ')
    .trim()

function linkText({ attributes }: ElementNode, words: string): string {
  const address = linkOf(attributes.get('href') ?? [])
  if (address === null || !/^https?:/iu.test(address)) return words
  const bare = (text: string): string =>
    text
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//u, '')
      .replace(/\/$/u, '')
  if (words.trim() === '') return address
  return bare(words) === bare(address) ? words : `${words}: ${address}`
}
