import { clientsThat, featureOf, listed } from '../clients/support.ts'
import type { LintRule } from '../rule.ts'

/** They are drawn as lists everywhere; the tests ask for more than signatures use. */
const basics = new Set(['ul', 'ol', 'align', 's'])

export const elementSupport: LintRule = {
  code: 'element-support',
  severity: 'warning',
  about:
    'HTML elements and attributes that one of the chosen mail clients does not draw, by the tests of caniemail.com, each with its day; a note where a client draws a part.',
  mend: 'Use table, tr, td, span, a, img and br.',
  *check({ templates, configuration }) {
    const { clients } = configuration.settings
    for (const { elements, places } of templates)
      for (const { name, offset, attributes } of elements) {
        const written = [
          { name, about: `element:${name}`, words: `<${name}>`, at: offset },
          ...[...attributes].map(([attribute, { offset: at }]) => ({
            name: attribute,
            about: `attribute:${attribute}`,
            words: `the attribute ${attribute}`,
            at,
          })),
        ]
        for (const { name: basic, about, words, at } of written) {
          const feature = featureOf(about)
          if (feature === null) continue
          const refusing = clientsThat(feature, 'no', clients)
          const partly = basics.has(basic) ? [] : clientsThat(feature, 'partly', clients)
          const [who, what] = refusing.length > 0 ? [refusing, 'ignores'] : [partly, 'takes only a part of']
          if (who.length === 0) continue
          yield {
            at: places.html(at),
            severity: refusing.length > 0 ? 'warning' : 'note',
            message: `${listed(who)} ${what} ${words} (tested ${feature.tested}).`,
            mend: 'Use table, tr, td, span, a, img and br, which every client draws.',
          }
        }
      }
  },
}
