import { bannerFile, imagesFile } from '../../folder/index.ts'
import type { LintRule } from '../rule.ts'
import { meant } from '../source/nearest.ts'
import { imagesIn } from './images-in.ts'

export const imageMissing: LintRule = {
  code: 'image-missing',
  severity: 'error',
  about: 'A picture that a template or a banner names and that was not uploaded: people would see an empty frame.',
  mend: 'Upload the picture, or name one that is there.',
  *check({ templates, configuration, places }) {
    const names = configuration.images.map(({ name }) => name)
    const otherwise = `Upload it, so that it is in ${imagesFile}, or take it out.`
    for (const template of templates)
      for (const { name, offset } of imagesIn(template))
        if (!names.includes(name) && !name.includes('{{'))
          yield {
            at: template.places.html(offset),
            message: `There is no picture "${name}".`,
            mend: meant(name, names, otherwise),
          }
    for (const { id, name, image } of configuration.banners)
      if (!names.includes(image))
        yield {
          at: places.yaml(bannerFile(id), ['image']),
          message: `The banner "${name}" shows "${image}", which there is not.`,
          mend: meant(image, names, otherwise),
        }
  },
}
