import { compileTemplate, type RenderFacts, TemplateError } from '@dynasend/renderer'
import type { SignatureConfiguration, SignatureText } from '../../../api/schema.ts'

/** Every field by its label, for where nobody was chosen. */
export function labelFacts({ fields, settings }: SignatureConfiguration): RenderFacts {
  return {
    fields: Object.fromEntries(fields.map(({ id, label }) => [id, `[${label}]`])),
    location: Object.fromEntries(
      [{ id: 'name', label: 'Location' }, ...settings.locationFields].map(({ id, label }) => [id, `[${label}]`]),
    ),
    banner: null,
    texts: [],
    images: {},
  }
}

export interface ShownText {
  readonly html: string
  readonly text: string
  /** Null: it can be shown. */
  readonly problem: string | null
}

/** A text as it stands in a signature. */
export function shownText({ html, text }: Pick<SignatureText, 'html' | 'text'>, facts: RenderFacts): ShownText {
  try {
    const made = compileTemplate({ html, text, style: '' }).render(facts)
    return { html: made.html, text: made.text, problem: null }
  } catch (error) {
    if (error instanceof TemplateError) return { html: '', text: '', problem: error.message }
    throw error
  }
}
