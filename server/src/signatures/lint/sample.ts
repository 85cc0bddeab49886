import type { RenderFacts } from '@dynasend/renderer'
import type { Banner } from '../model/company.ts'
import type { Configuration } from '../model/configuration.ts'
import type { Field } from '../model/field.ts'

const address = (path: string): string => `https://signatures.nordwind.example/${path}`
const hash = '0123456789abcdef'.repeat(4)

/** Longer than nearly anybody's, of each kind. */
const long: Readonly<Record<Field['kind'], string>> = {
  text: 'Maximiliane Katharina von Hohenstein-Oldenburg',
  number: '123,456,789',
  phone: '+49 89 5550 123456 789',
  email: 'maximiliane.von-hohenstein-oldenburg@nordwind.example',
  link: address('people/maximiliane-katharina-von-hohenstein-oldenburg'),
  image: address(`i/${hash}.png`),
  choice: 'Maximiliane Katharina',
  yesNo: 'yes',
}

/** A person whose every field is long, at the location with the longest values, with the widest banner and all texts. */
export function longFacts(configuration: Configuration, longest: Readonly<Record<string, string>>): RenderFacts {
  const { fields, images, texts } = configuration
  return {
    fields: Object.fromEntries(fields.map((field) => [field.id, longest[field.id] || longValue(field)])),
    location: longLocation(configuration),
    banner: longBanner(configuration),
    texts: mostTexts(configuration).flatMap((id) => texts.filter((text) => text.id === id)),
    images: Object.fromEntries(images.map(({ name, width, height }) => [name, { src: long.image, width, height }])),
  }
}

function longValue({ kind, choices, maximumLength }: Field): string {
  const chosen = choices.toSorted((one, other) => other.length - one.length)[0]
  return (chosen ?? long[kind]).slice(0, maximumLength)
}

function longLocation({ settings, locations }: Configuration): Readonly<Record<string, string>> {
  const value = (id: string, kind: Field['kind']): string =>
    locations
      .map(({ values }) => values[id] ?? '')
      .reduce((one, other) => (other.length > one.length ? other : one), '') || long[kind]
  const name = longestOf(locations.map((location) => location.name)) || long.choice
  return { name, ...Object.fromEntries(settings.locationFields.map(({ id, kind }) => [id, value(id, kind)])) }
}

function longBanner({ banners, images }: Configuration): RenderFacts['banner'] {
  const size = (banner: Banner): { width: number; height: number } =>
    images.find(({ name }) => name === banner.image) ?? { width: 480, height: 120 }
  const [widest] = banners.toSorted((one, other) => size(other).width - size(one).width)
  const { width, height } = widest === undefined ? { width: 480, height: 120 } : size(widest)
  const link = longestOf(banners.map((banner) => banner.link)) || address('summer-fair')
  return {
    src: long.image,
    width,
    height,
    alt: longestOf(banners.map(({ alt }) => alt)) || 'Meet us at the fair',
    link,
  }
}

const longestOf = (values: readonly string[]): string =>
  values.reduce((one, other) => (other.length > one.length ? other : one), '')

/** The texts of the rule that gives most. */
function mostTexts({ rules, texts }: Configuration): readonly string[] {
  const size = (ids: readonly string[]): number =>
    ids.reduce((sum, id) => sum + (texts.find((text) => text.id === id)?.html.length ?? 0), 0)
  const [most] = rules.text.toSorted((one, other) => size(other.give) - size(one.give))
  return most?.give ?? []
}
