import type { Declaration } from '@dynasend/renderer'
import type { MailClient } from '../../model/company.ts'
import { clientsThat, type Feature, featureOf, listed } from '../clients/support.ts'
import type { Complaint, LintRule } from '../rule.ts'
import type { Spot } from '../source/places.ts'

/** What signatures use of these is drawn everywhere, although clients take only a part of what CSS can say with them. */
const basics = new Set(
  `background background-color border color direction display font-size font-weight height letter-spacing line-height padding
  text-align text-decoration text-transform width`.split(/\s+/u),
)

export const cssSupport: LintRule = {
  code: 'css-support',
  severity: 'warning',
  about:
    'CSS that one of the chosen mail clients does not draw, by the tests of caniemail.com, each with its day; a note where a client draws a part of it.',
  mend: 'Do it with table cells, their padding and plain colours.',
  *check({ templates, configuration }) {
    const { clients } = configuration.settings
    for (const template of templates) {
      for (const { declaration, at } of template.declarations())
        for (const [written, feature, isBasic] of featuresIn(declaration))
          yield* complaintsOf(written, feature, isBasic, { at, clients })
      for (const { name, offset } of template.style.atRules) {
        const feature = featureOf(`at:${name}`)
        const at = template.places.style(offset)
        if (feature !== null) yield* complaintsOf(`@${name}`, feature, false, { at, clients })
      }
    }
  },
}

type Found = readonly [written: string, feature: Feature, isBasic: boolean]

function featuresIn({ property, value, functions, units }: Declaration): readonly Found[] {
  const name = propertyNamed(property)
  const wanted: [string, string, boolean][] = [
    [property, `property:${name}`, basics.has(name)],
    [`${property}: ${value}`, `value:${property}=${value}`, false],
    ...functions.map((called): [string, string, boolean] => [`${called}()`, `function:${called}`, called === 'rgb']),
    ...units.map((unit): [string, string, boolean] => [`the unit ${unit}`, `unit:${unit}`, false]),
  ]
  return wanted.flatMap(([written, about, isBasic]) => {
    const feature = featureOf(about)
    return feature === null ? [] : [[written, feature, isBasic] as const]
  })
}

/** The property that was tested: `padding` for `padding-left`. */
function propertyNamed(property: string): string {
  if (featureOf(`property:${property}`) !== null) return property
  if (/^border-(?:top|bottom)-(?:left|right)-radius$/u.test(property)) return 'border-radius'
  const side = /^(padding|margin|border)-(?:top|right|bottom|left|color|width|style)/u.exec(property)?.[1]
  return side ?? property.replace(/^(overflow|flex|grid|animation|transition)-.*$/u, '$1')
}

function* complaintsOf(
  written: string,
  feature: Feature,
  isBasic: boolean,
  { at, clients }: { readonly at: Spot; readonly clients: readonly MailClient[] },
): Iterable<Complaint> {
  const refusing = clientsThat(feature, 'no', clients)
  const partly = isBasic ? [] : clientsThat(feature, 'partly', clients)
  const mend = 'Do it with table cells, their padding and plain colours, or leave it out.'
  if (refusing.length > 0)
    yield { at, message: `${listed(refusing)} ignores ${written} (tested ${feature.tested}).`, mend }
  else if (partly.length > 0)
    yield {
      at,
      severity: 'note',
      message: `${listed(partly)} takes only a part of ${written} (tested ${feature.tested}).`,
      mend: 'Look at it in the preview of this client, or do it with table cells and their padding.',
    }
}
