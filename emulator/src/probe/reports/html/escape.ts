/** Text that has been made safe to stand in a page. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | null | false | readonly (Html | string)[]

/** Builds HTML; every text that is put in is escaped, so nothing that a server sent can become markup. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = pieces[0] ?? ''
  for (const [index, part] of parts.entries()) text += written(part) + (pieces[index + 1] ?? '')
  return { html: text }
}

function written(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  if ('html' in part) return part.html
  return part.map(written).join('')
}

/** Control characters, and marks that turn the direction of text, are shown as a replacement character. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
