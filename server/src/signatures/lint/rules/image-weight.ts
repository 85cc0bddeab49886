import { imagesFile } from '../../folder/index.ts'
import type { LintRule } from '../rule.ts'
import { imagesIn } from './images-in.ts'

const kilobytes = 50
const most = kilobytes * 1024

export const imageWeight: LintRule = {
  code: 'image-weight',
  severity: 'warning',
  about:
    'Pictures of more than 50 KB, one by one or all of one signature with its heaviest banner: each mail would carry or load them.',
  mend: 'Upload it smaller: fewer colours, fewer pixels.',
  *check({ templates, configuration, places }) {
    const { images, banners } = configuration
    const bytes = (name: string): number => images.find((image) => image.name === name)?.bytes ?? 0
    for (const [index, { name, bytes: size }] of images.entries())
      if (size > most)
        yield {
          at: places.yaml(imagesFile, [index, 'name']),
          message: `${name} is ${kilo(size)} KB; ${kilobytes} is the most.`,
          mend: 'Upload it smaller: PNG with few colours, or JPG of middling quality.',
        }
    const heaviest = Math.max(0, ...banners.map(({ image }) => bytes(image)))
    for (const template of templates) {
      if (template.variant === null) continue
      const names = [...new Set(imagesIn(template).map(({ name }) => name))]
      const banner = /\bbanner\b/u.test(template.source.html) ? heaviest : 0
      const all = [...names.map(bytes), banner]
      const sum = all.reduce((total, size) => total + size, 0)
      if (sum <= most || all.some((size) => size > most)) continue
      yield {
        at: template.places.html(imagesIn(template)[0]?.offset ?? 0),
        message: `The pictures of this signature are ${kilo(sum)} KB together; ${kilobytes} is the most.`,
        mend: 'Use fewer pictures, or upload them smaller.',
      }
    }
  },
}

const kilo = (bytes: number): number => Math.ceil(bytes / 1024)
