/**
 * Puts lines between the marks `<!-- name -->` and `<!-- /name -->` of a document, in place of what is there.
 * @throws when the document lacks the marks
 */
export function withSection(document: string, name: string, lines: readonly string[]): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [start, end] = [document.indexOf(open), document.indexOf(close)]
  if (start < 0 || end < start) throw new Error(`The document has no place for ${name}: ${open} … ${close}`)
  return `${document.slice(0, start + open.length)}\n${lines.join('\n')}\n${document.slice(end)}`
}
