import type { z } from 'zod'
import type { AccountSignatures, Configuration, Edition as EditionRecord } from '../../signatures/index.ts'
import { notFound } from '../route/problem.ts'
import type { Edition, SignatureConfiguration } from './shapes.ts'

/** What is published, or the change set that a query names. @throws {AdminProblem} 404 */
export async function editionOf(signatures: AccountSignatures, changeSet: string | undefined): Promise<EditionRecord> {
  const edition = await signatures.edition(changeSet ?? null)
  if (edition === null) throw notFound()
  return edition
}

export function toEdition({ version, changeSet, configuration }: EditionRecord): z.input<typeof Edition> {
  return { version, changeSet, configuration: toConfiguration(configuration) }
}

function toConfiguration({ settings, rules, ...lists }: Configuration): z.input<typeof SignatureConfiguration> {
  const { fields, programs, locations, banners, texts, images } = lists
  const { location, program, banner, text } = rules
  return {
    settings,
    fields: [...fields],
    programs: [...programs],
    locations: [...locations],
    banners: [...banners],
    texts: [...texts],
    rules: { location: [...location], program: [...program], banner: [...banner], text: [...text] },
    images: [...images],
  }
}
