import { type CssNode, generate, parse, walk } from 'css-tree'
import { withoutLiquid } from './liquid.ts'

export interface Declaration {
  readonly property: string
  /** As written, but for space. */
  readonly value: string
  /** In the source. */
  readonly offset: number
  /** Names of what is called in the value: `rgb`. */
  readonly functions: readonly string[]
  readonly units: readonly string[]
  /** What the declaration is for: a selector, or the element whose attribute it is in. */
  readonly of: string
}

export interface StyleRead {
  readonly declarations: readonly Declaration[]
  readonly atRules: readonly { readonly name: string; readonly offset: number }[]
}

/** Declarations of a style sheet with Liquid. */
export const readStyle = (source: string): StyleRead => read(source, 'stylesheet', 0, '')

/** Declarations of a `style` attribute. @param offset of its value in the template */
export const readInlineStyle = (value: string, offset: number, element: string): StyleRead =>
  read(value, 'declarationList', offset, element)

function read(source: string, context: 'stylesheet' | 'declarationList', base: number, element: string): StyleRead {
  const declarations: Declaration[] = []
  const atRules: { name: string; offset: number }[] = []
  const tree = parse(withoutLiquid(source), { context, positions: true, onParseError: () => undefined })
  const offsetOf = (node: CssNode): number => base + (node.loc?.start.offset ?? 0)
  walk(tree, function (node) {
    if (node.type === 'Atrule') atRules.push({ name: node.name.toLowerCase(), offset: offsetOf(node) })
    if (node.type !== 'Declaration') return
    const functions: string[] = []
    const units: string[] = []
    walk(node, (part) => {
      if (part.type === 'Function') functions.push(part.name.toLowerCase())
      if (part.type === 'Dimension') units.push(part.unit.toLowerCase())
    })
    declarations.push({
      property: node.property.toLowerCase(),
      value: generate(node.value).trim().toLowerCase(),
      offset: offsetOf(node),
      functions,
      units,
      of: this.rule === null ? element : generate(this.rule.prelude),
    })
  })
  return { declarations, atRules }
}
