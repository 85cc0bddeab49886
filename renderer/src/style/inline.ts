import { cssOf } from '../liquid/prints.ts'
import { attributeText, type ElementNode } from '../markup/node.ts'
import { type Compound, readDeclarations, type StyleDeclaration, type StyleRule } from './sheet.ts'

/** What Outlook forgets on the way inwards, so that it is said again on the innermost element. */
const repeated = ['font-family', 'font-size', 'line-height', 'color'] as const
const innermost = new Set(['td', 'th', 'span', 'a', 'p', 'div', 'li'])

/** Gives each element the CSS that is in force for it. @param rules the weightiest last */
export function inline(root: ElementNode, rules: readonly StyleRule[]): void {
  visit(root, rules, new Map())
}

type Inherited = ReadonlyMap<string, string>

function visit(element: ElementNode, rules: readonly StyleRule[], inherited: Inherited): void {
  element.style = styleOf(element, rules)
  const known = new Map(inherited)
  for (const property of repeated) {
    const own = element.style.get(property)
    if (own !== undefined) known.set(property, own)
    else if (innermost.has(element.name) && holdsWords(element) && !(element.name === 'a' && property === 'color')) {
      const above = inherited.get(property)
      if (above !== undefined && !saysFont(element, property)) element.style.set(property, above)
    }
  }
  for (const child of element.children) if (child.kind === 'element') visit(child, rules, known)
}

/** `font: …` says all but the colour. */
const saysFont = ({ style }: ElementNode, property: string): boolean => property !== 'color' && style.has('font')

const holdsWords = ({ children }: ElementNode): boolean => children.some(({ kind }) => kind === 'text')

function styleOf(element: ElementNode, rules: readonly StyleRule[]): Map<string, string> {
  const classes = attributeText(element, 'class').split(/\s+/u)
  const matching = rules.filter((rule) => matches(element, classes, rule))
  const own = element.attributes.has('style') ? readDeclarations(cssOf(element.attributes.get('style') ?? [])) : []
  const all = [...matching.flatMap(({ declarations }) => declarations), ...own]
  const style = new Map<string, string>()
  const set = ({ property, value }: StyleDeclaration): void => {
    // The last one said stands last, so that `padding` after `padding-left` wins as in the sheet.
    style.delete(property)
    style.set(property, value)
  }
  for (const declaration of all) if (!declaration.important) set(declaration)
  for (const declaration of all) if (declaration.important) set(declaration)
  return style
}

function matches(element: ElementNode, classes: readonly string[], { compounds }: StyleRule): boolean {
  const last = compounds.at(-1)
  if (last === undefined || !isOne(element, classes, last)) return false
  return compounds.length === 1 || isBelow(element, compounds)
}

/**
 * Walks outwards with every compound that the elements so far leave open, so that no selector costs more than its length times
 * the depth.
 */
function isBelow(element: ElementNode, compounds: readonly Compound[]): boolean {
  /** Compounds whose own element was just found, and those that were found anywhere further in. */
  let found = new Set([compounds.length - 1])
  const ever = new Set(found)
  for (let above = element.parent; above !== null; above = above.parent) {
    const classes = attributeText(above, 'class').split(/\s+/u)
    const next = new Set<number>()
    for (const at of ever) {
      const compound = compounds[at - 1]
      const isReached = found.has(at) || compounds[at]?.above === 'any'
      if (compound === undefined || !isReached || !isOne(above, classes, compound)) continue
      if (at === 1) return true
      next.add(at - 1)
    }
    for (const at of next) ever.add(at)
    found = next
  }
  return false
}

function isOne(element: ElementNode, own: readonly string[], { element: name, classes, id }: Compound): boolean {
  if (element.name === '#root') return false
  if (name !== '' && name !== element.name) return false
  if (id !== '' && attributeText(element, 'id') !== id) return false
  return classes.every((one) => own.includes(one))
}
