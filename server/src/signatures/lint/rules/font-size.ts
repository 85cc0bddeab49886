import type { Declaration } from '@dynasend/renderer'
import type { LintRule } from '../rule.ts'

const least = 11
/** Pixels of one. */
const units: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }
const words: Readonly<Record<string, number>> = { 'xx-small': 9, 'x-small': 10 }

export const fontSize: LintRule = {
  code: 'font-size',
  severity: 'warning',
  about: 'Text below 11 pixels, which many people cannot read and phones enlarge as they please.',
  mend: 'Make it 11px or larger.',
  *check({ templates }) {
    for (const template of templates) {
      for (const { declaration, at } of template.declarations()) {
        const size = sizeOf(declaration)
        if (size === null || size >= least) continue
        yield {
          at,
          message: `Text of ${round(size)} pixels is too small to read.`,
          mend: `Make it ${least}px or larger.`,
        }
      }
      for (const { name, attributes } of template.elements) {
        const size = name === 'font' ? attributes.get('size') : undefined
        if (size?.value.trim() === '1' || size?.value.trim().startsWith('-'))
          yield {
            at: template.places.html(size.offset),
            message: 'Text of 10 pixels is too small to read.',
            mend: `Make it ${least}px or larger.`,
          }
      }
    }
  },
}

/** In pixels; null: none is said, it is relative to what is around it, or it hides text on purpose (0). */
function sizeOf({ property, value }: Declaration): number | null {
  if (property !== 'font-size' && property !== 'font') return null
  const keyword = value.split(/\s+/u).find((word) => words[word] !== undefined)
  if (keyword !== undefined) return words[keyword] ?? null
  const found = /(?:^|\s)(\d*\.?\d+)(px|pt|pc|mm|cm|in)\b/u.exec(value)
  if (found === null) return null
  const size = Number(found[1]) * (units[found[2] ?? ''] ?? 1)
  return size === 0 ? null : size
}

const round = (size: number): string => String(Math.round(size * 10) / 10)
