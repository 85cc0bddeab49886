import type { TemplateProblem } from '../contract.ts'
import { dropped, isAttributeAllowed, isElementAllowed, isSilent } from '../markup/allowed.ts'
import { type MarkupElement, readMarkup } from './markup.ts'

export interface SourceChecked {
  /** What keeps the template from being used. */
  readonly broken: readonly TemplateProblem[]
  /** What is left out of each signature. */
  readonly leftOut: readonly TemplateProblem[]
  /** File names below `images/` that it names. */
  readonly images: readonly string[]
}

/** Looks at the HTML of a template as it is written. */
export function checkSource(html: string): SourceChecked {
  const elements = readMarkup(html)
  const problem = (offset: number, code: TemplateProblem['code'], message: string): TemplateProblem => ({
    code,
    part: 'html',
    ...positionOf(html, offset),
    message,
  })
  const leftOut = elements
    .flatMap(forbidden)
    .slice(0, mostProblems)
    .map(({ at, message }) => problem(at, 'not-allowed', message))
  const broken = misplaced(html, elements)
    .slice(0, mostProblems)
    .map((at) =>
      problem(at, 'place', 'A value may stand in text or between the quotes of an attribute, and nowhere else.'),
    )
  return { broken, leftOut, images: imagesOf(elements) }
}

/** Nobody reads more at once. */
const mostProblems = 50

function forbidden({ name, offset, attributes }: MarkupElement): readonly { at: number; message: string }[] {
  if (!isElementAllowed(name) && name !== 'html' && name !== 'body') {
    const words = dropped.has(name) ? 'with everything in it' : 'its words stay'
    return [{ at: offset, message: `<${name}> is left out, ${words}: no signature may have it.` }]
  }
  return [...attributes]
    .filter(([attribute]) => !isAttributeAllowed(name, attribute) && !isSilent(attribute) && isElementAllowed(name))
    .map(([attribute, { offset: at }]) => ({
      at,
      message: `The attribute ${attribute} of <${name}> is left out: no signature may have it.`,
    }))
}

/** Values inside a tag that are in no attribute. */
function misplaced(html: string, elements: readonly MarkupElement[]): readonly number[] {
  const prints = [...html.matchAll(/\{\{/gu)].map(({ index }) => index)
  const isInTag = within(elements.map(({ offset, end }) => ({ from: offset + 1, to: end })))
  const isInAttribute = within(
    elements.flatMap(({ attributes }) =>
      [...attributes.values()].map(({ offset, value }) => ({ from: offset, to: offset + value.length })),
    ),
  )
  return prints.filter((at) => isInTag(at) && !isInAttribute(at))
}

/** Whether an offset is in one of the ranges; all in their order, and asked in order. */
function within(ranges: readonly { readonly from: number; readonly to: number }[]): (at: number) => boolean {
  let next = 0
  return (at) => {
    for (; (ranges[next]?.to ?? at + 1) <= at; next++);
    const range = ranges[next]
    return range !== undefined && at >= range.from
  }
}

function imagesOf(elements: readonly MarkupElement[]): readonly string[] {
  const names = elements.flatMap(({ name, attributes }) => {
    const source = name === 'img' ? attributes.get('src')?.value : undefined
    return /^\s*images\/([\w.-]+)\s*$/u.exec(source ?? '')?.[1] ?? []
  })
  return [...new Set(names)].sort()
}

export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}
