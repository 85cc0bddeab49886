import { hasLiquid } from '@dynasend/renderer'
import { bannerFile } from '../../folder/index.ts'
import type { Complaint, LintRule } from '../rule.ts'
import { imagesIn } from './images-in.ts'

/** The widest that a signature may be, in pixels. */
const widest = 600

export const imageSize: LintRule = {
  code: 'image-size',
  severity: 'warning',
  about:
    'A picture without width and height (Outlook then shows it as large as the file is), with more than twice the pixels that are shown (weight for nothing), or with fewer (it blurs); a banner of more than 1200 pixels.',
  mend: 'Write width and height in pixels; upload twice what is shown.',
  *check({ templates, configuration, places }) {
    const { images, banners } = configuration
    for (const template of templates) {
      for (const { name, attributes, offset } of template.elements) {
        // The renderer gives pictures of the folder their size.
        if (name !== 'img' || isOfFolder(attributes.get('src')?.value)) continue
        const missing = ['width', 'height'].filter((side) => !isSize(attributes.get(side)?.value))
        if (missing.length === 0) continue
        yield {
          at: template.places.html(offset),
          message: `This picture has no ${missing.join(' and no ')} in pixels; Outlook for Windows would show it as large as its file.`,
          mend: 'Write width and height as attributes with whole numbers, as width="120" height="40".',
        }
      }
      for (const { name, offset, element } of imagesIn(template)) {
        const image = images.find((one) => one.name === name)
        const shown = Number(element.attributes.get('width')?.value)
        const complaint = image === undefined ? null : fitOf(name, image.width, shown)
        if (complaint !== null) yield { at: template.places.html(offset), ...complaint }
      }
    }
    for (const { id, image } of banners) {
      const { width = 0 } = images.find(({ name }) => name === image) ?? {}
      if (width > 2 * widest)
        yield {
          at: places.yaml(bannerFile(id), ['image']),
          message: `This banner is ${width} pixels wide; no signature shows more than ${widest}, and twice that is enough for sharp screens.`,
          mend: `Upload it ${2 * widest} pixels wide or less.`,
        }
    }
  },
}

const isOfFolder = (source: string | undefined): boolean => /^\s*images\//u.test(source ?? '')

const isSize = (value: string | undefined): boolean =>
  value !== undefined && (hasLiquid(value) || /^\s*[1-9]\d*\s*$/u.test(value))

function fitOf(name: string, width: number, shown: number): Omit<Complaint, 'at'> | null {
  if (!(shown > 0)) return null
  if (width > 2 * shown)
    return {
      message: `${name} is ${width} pixels wide and shown at ${shown}: more than twice what is seen.`,
      mend: `Upload it ${2 * shown} pixels wide.`,
    }
  if (width < shown)
    return {
      severity: 'note',
      message: `${name} is ${width} pixels wide and shown at ${shown}: it blurs.`,
      mend: `Upload it ${2 * shown} pixels wide, or show it smaller.`,
    }
  return null
}
