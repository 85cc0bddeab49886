import { type MarkupElement, wordsOf } from '@dynasend/renderer'
import { bannerFile } from '../../folder/index.ts'
import type { LintRule } from '../rule.ts'

export const altMissing: LintRule = {
  code: 'alt-missing',
  severity: 'error',
  about:
    'A picture without words: a screen reader and a client that blocks pictures would say nothing. An empty alt is right for a picture that only decorates, never for one that is the whole of a link.',
  mend: 'Write into alt what the picture says, or alt="" where it only decorates.',
  *check({ templates, configuration, places }) {
    for (const template of templates)
      for (const element of template.elements) {
        if (element.name !== 'img') continue
        const alt = element.attributes.get('alt')
        const at = template.places.html(alt?.offset ?? element.offset)
        if (alt === undefined)
          yield {
            at,
            message: 'This picture has no alt text.',
            mend: 'Add alt="…" with what the picture says, or alt="" where it only decorates.',
          }
        else if (alt.value.trim() === '' && isWholeLink(element))
          yield {
            at,
            message:
              'This picture is a link by itself, and its alt text is empty: nobody who does not see it knows where it leads.',
            mend: 'Write where the link leads into alt.',
          }
      }
    for (const { id, alt } of configuration.banners)
      if (alt.trim() === '')
        yield {
          at: places.yaml(bannerFile(id), ['alt']),
          message: 'This banner has no alt text.',
          mend: 'Write into alt what the banner says.',
        }
  },
}

function isWholeLink({ parent }: MarkupElement): boolean {
  for (let above = parent; above !== null; above = above.parent) if (above.name === 'a') return wordsOf(above) === ''
  return false
}
