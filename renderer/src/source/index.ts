/** Owns reading a designer's source as it is written, Liquid and all, with the place of everything; judges and renders nothing. */
export { type Declaration, readInlineStyle, readStyle, type StyleRead } from './declarations.ts'
export { hasLiquid, readingOf, withoutLiquid } from './liquid.ts'
export { type MarkupAttribute, type MarkupElement, readMarkup, wordsOf } from './markup.ts'
