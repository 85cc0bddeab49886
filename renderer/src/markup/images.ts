import type { ImageFacts, TemplateProblem } from '../contract.ts'
import type { Part } from '../liquid/prints.ts'
import { attributeText, type ElementNode, type MarkupNode } from './node.ts'

/**
 * Gives pictures of the folder their addresses, and their size where the template says none. One that is not there is taken
 * out and told.
 */
export function resolveImages(
  element: ElementNode,
  images: Readonly<Record<string, ImageFacts>>,
): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = []
  element.children = element.children.flatMap((child): MarkupNode[] => {
    if (child.kind === 'text') return [child]
    const name = child.name === 'img' ? /^images\/(.+)$/su.exec(attributeText(child, 'src').trim())?.[1] : undefined
    if (name === undefined) {
      problems.push(...resolveImages(child, images))
      return [child]
    }
    const image = Object.hasOwn(images, name) ? images[name] : undefined
    if (image === undefined) {
      problems.push(unknown(name))
      return []
    }
    return [{ ...child, attributes: new Map([...child.attributes, ...sizeOf(child, image), ['src', [image.src]]]) }]
  })
  return problems
}

/** The sides that the template does not say, in proportion to the one that it says. */
function sizeOf(element: ElementNode, { width, height }: ImageFacts): readonly (readonly [string, readonly Part[]])[] {
  const [across, down] = [Number(attributeText(element, 'width')), Number(attributeText(element, 'height'))]
  if (across > 0 && down > 0) return []
  const scale = across > 0 ? across / width : down > 0 ? down / height : 1
  return [
    ['width', [String(Math.max(1, Math.round(width * scale)))]],
    ['height', [String(Math.max(1, Math.round(height * scale)))]],
  ]
}

const unknown = (name: string): TemplateProblem => ({
  code: 'unknown-image',
  part: 'html',
  line: 0,
  column: 0,
  message: `There is no picture "${name.slice(0, 80)}". Upload it, or take it out of the template.`,
})
