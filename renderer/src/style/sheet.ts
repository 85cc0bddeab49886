import { type CssNode, generate, parse, type Rule, type SelectorList } from 'css-tree'
import { isPropertyAllowed, isStyleValueAllowed } from './allowed.ts'

export interface StyleDeclaration {
  readonly property: string
  readonly value: string
  readonly important: boolean
}

/** One compound of a selector: `td.name`. */
export interface Compound {
  /** Empty: any. */
  readonly element: string
  readonly classes: readonly string[]
  readonly id: string
  /** How the compound before it is found: its parent, or any above. */
  readonly above: 'parent' | 'any' | null
}

export interface StyleRule {
  /** From left to right. */
  readonly compounds: readonly Compound[]
  /** Ids, classes and elements in one number. */
  readonly specificity: number
  readonly declarations: readonly StyleDeclaration[]
}

/** What of a style sheet is left out, at its place. */
export interface StyleProblem {
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface StyleSheet {
  /** The weightiest last. */
  readonly rules: readonly StyleRule[]
  readonly problems: readonly StyleProblem[]
}

/** Rules, and compounds of a selector: more than any signature has. */
const mostRules = 500
const mostCompounds = 8
const mostProblems = 50

/** Reads CSS; what mail clients or safety forbid is left out and told. */
export function readSheet(css: string): StyleSheet {
  const problems: StyleProblem[] = []
  const tell = (node: CssNode | null, message: string): void => {
    const { line, column } = node?.loc?.start ?? { line: 1, column: 1 }
    if (problems.length < mostProblems) problems.push({ line, column, message })
  }
  const tree = parse(css, {
    positions: true,
    parseCustomProperty: false,
    onParseError: ({ message, line, column }) => {
      if (problems.length < mostProblems) problems.push({ line, column, message: `This is no CSS: ${message}.` })
    },
  })
  const rules: StyleRule[] = []
  if (tree.type !== 'StyleSheet') return { rules, problems }
  for (const node of tree.children) {
    if (node.type === 'Atrule') tell(node, `@${node.name} is left out: only plain rules can be inlined.`)
    if (node.type !== 'Rule') continue
    rules.push(...rulesOf(node, tell))
    if (rules.length <= mostRules) continue
    tell(node, `There are more than ${mostRules} rules; this one and all after it are left out.`)
    rules.length = mostRules
    break
  }
  // A stable order: of two that weigh the same, the later one stays last.
  return { rules: rules.toSorted((one, other) => one.specificity - other.specificity), problems }
}

/** Declarations of a `style` attribute. */
export function readDeclarations(css: string): readonly StyleDeclaration[] {
  const tree = parse(css, { context: 'declarationList', onParseError: () => undefined })
  return tree.type === 'DeclarationList' ? declarationsOf(tree.children, () => undefined) : []
}

type Tell = (node: CssNode | null, message: string) => void

function rulesOf({ prelude, block }: Rule, tell: Tell): readonly StyleRule[] {
  const declarations = declarationsOf(block.children, tell)
  if (prelude.type !== 'SelectorList') return []
  return selectorsOf(prelude, tell).map((compounds) => ({
    compounds,
    specificity: compounds.reduce(
      (sum, { id, classes, element }) =>
        sum + (id === '' ? 0 : 10_000) + classes.length * 100 + (element === '' ? 0 : 1),
      0,
    ),
    declarations,
  }))
}

function declarationsOf(nodes: Iterable<CssNode>, tell: Tell): readonly StyleDeclaration[] {
  const found: StyleDeclaration[] = []
  for (const node of nodes) {
    if (node.type !== 'Declaration') continue
    const property = node.property.toLowerCase()
    const value = generate(node.value).trim().replaceAll('"', "'")
    if (!isPropertyAllowed(property)) tell(node, `${property} is left out: mail clients do not draw it.`)
    else if (!isStyleValueAllowed(value))
      tell(node, `${property}: ${value.slice(0, 60)} is left out: it is not allowed.`)
    else found.push({ property, value: plainColours(value), important: node.important !== false })
  }
  return found
}

/** Outlook knows six digits only. */
const plainColours = (value: string): string =>
  value.replaceAll(/#([0-9a-f])([0-9a-f])([0-9a-f])(?![0-9a-f])/giu, '#$1$1$2$2$3$3')

function selectorsOf(list: SelectorList, tell: Tell): readonly (readonly Compound[])[] {
  return [...list.children].flatMap((selector) => {
    if (selector.type !== 'Selector') return []
    const compounds = compoundsOf([...selector.children])
    if (compounds !== null && compounds.length <= mostCompounds) return [compounds]
    tell(
      selector,
      `The selector ${generate(selector)} is left out: use up to ${mostCompounds} elements, classes and ids, with a space or >.`,
    )
    return []
  })
}

function compoundsOf(nodes: readonly CssNode[]): readonly Compound[] | null {
  const compounds: { element: string; classes: string[]; id: string; above: Compound['above'] }[] = []
  let above: Compound['above'] = null
  let isNew = true
  for (const node of nodes) {
    if (node.type === 'Combinator') {
      if (node.name !== ' ' && node.name !== '>') return null
      above = node.name === '>' ? 'parent' : 'any'
      isNew = true
      continue
    }
    if (isNew) compounds.push({ element: '', classes: [], id: '', above })
    isNew = false
    const compound = compounds.at(-1)
    if (compound === undefined) return null
    if (node.type === 'TypeSelector') compound.element = node.name === '*' ? '' : node.name.toLowerCase()
    else if (node.type === 'ClassSelector') compound.classes.push(node.name)
    else if (node.type === 'IdSelector') compound.id = node.name
    else return null
  }
  return compounds.length === 0 ? null : compounds
}
