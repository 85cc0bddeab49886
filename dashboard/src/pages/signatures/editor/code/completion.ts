import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { SignatureConfiguration } from '../../../../api/schema.ts'

interface Offer {
  readonly label: string
  readonly detail: string
}

const tags = ['if', 'unless', 'case', 'for', 'assign', 'capture', 'comment', 'endif', 'endunless', 'endcase', 'endfor']

/** What templates of this configuration can write. */
export function offersOf({ fields, settings, images }: SignatureConfiguration): readonly Offer[] {
  return [
    ...fields.map(({ id, label }) => ({ label: id, detail: label })),
    { label: 'location.name', detail: 'Location: name' },
    ...settings.locationFields.map(({ id, label }) => ({ label: `location.${id}`, detail: `Location: ${label}` })),
    ...['image', 'link', 'alt', 'width', 'height'].map((name) => ({ label: `banner.${name}`, detail: 'Banner' })),
    { label: 'texts', detail: 'Texts and disclaimers' },
    ...images.map(({ name }) => ({ label: `images/${name}`, detail: 'Picture' })),
  ]
}

/** Completes fields within `{{ … }}` and tags within `{% … %}`. */
export const completionOf =
  (configuration: SignatureConfiguration) =>
  (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(/\{[{%][^{}%]*|images\/[\w.-]*/u)
    if (before === null) return null
    const word = context.matchBefore(/[\w./-]*/u)
    const from = word?.from ?? context.pos
    const isTag = /^\{%\s*\w*$/u.test(before.text)
    const options = isTag
      ? tags.map((label) => ({ label, type: 'keyword' }))
      : offersOf(configuration).map(({ label, detail }) => ({ label, detail, type: 'variable' }))
    return { from, options, validFor: /^[\w./-]*$/u }
  }
