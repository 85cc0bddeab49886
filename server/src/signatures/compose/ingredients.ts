import type { ImageFacts, RenderFacts } from '@dynasend/renderer'
import { bannerFile, textFile } from '../folder/files.ts'
import type { Banner, Text } from '../model/company.ts'
import type { CompositionProblem, Decisions } from '../model/composition.ts'
import type { Configuration } from '../model/configuration.ts'
import type { FieldValues } from '../model/person.ts'
import type { Surroundings } from './surroundings.ts'

/** What a configuration has to put into signatures, by the ids under which rules give it. */
export class Ingredients {
  readonly #images: Readonly<Record<string, ImageFacts>>
  readonly #locations: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly #texts: ReadonlyMap<string, Text>
  readonly #imageAddress: Surroundings['imageAddress']

  constructor({ images, locations, settings, texts }: Configuration, { imageAddress }: Surroundings) {
    this.#imageAddress = imageAddress
    this.#images = Object.fromEntries(
      images.map(({ name, hash, width, height }) => [name, { src: imageAddress(hash, name), width, height }]),
    )
    const none = Object.fromEntries(settings.locationFields.map(({ id }) => [id, '']))
    this.#locations = new Map(locations.map(({ id, name, values }) => [id, { ...none, name, ...values }]))
    this.#texts = new Map(texts.map((text) => [text.id, text]))
  }

  factsOf(
    fields: FieldValues,
    decisions: Decisions,
    banner: Banner | null,
    problems: CompositionProblem[],
  ): RenderFacts {
    return {
      fields: Object.fromEntries([...fields].map(([id, { value }]) => [id, this.#shown(value)])),
      location: this.#locations.get(decisions.location.given[0] ?? '') ?? {},
      banner: banner === null ? null : this.#banner(banner, problems),
      texts: decisions.text.given.flatMap((id) => this.#text(id, problems)),
      images: this.#images,
    }
  }

  /** A photo is kept by its hash, and shown from its address. */
  #shown(value: string): string {
    const hash = /^photo:([0-9a-f]{64})$/u.exec(value)?.[1]
    return hash === undefined ? value : this.#imageAddress(hash, 'photo.jpg')
  }

  #banner({ id, image, alt, link }: Banner, problems: CompositionProblem[]): RenderFacts['banner'] {
    const facts = this.#images[image]
    if (facts !== undefined) return { ...facts, alt, link }
    const message = `The banner's image "${image}" is not there. Upload it again, or choose another one.`
    problems.push({ code: 'image-missing', place: bannerFile(id), message })
    return null
  }

  #text(id: string, problems: CompositionProblem[]): readonly Pick<Text, 'html' | 'text'>[] {
    const text = this.#texts.get(id)
    if (text !== undefined) return [text]
    const message = `A rule gives the text "${id}", which is not there. Make it, or change the rule.`
    problems.push({ code: 'text-missing', place: textFile(id, 'text.yaml'), message })
    return []
  }
}
