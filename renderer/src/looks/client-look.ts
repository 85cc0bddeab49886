import { Prints } from '../liquid/prints.ts'
import type { ElementNode } from '../markup/node.ts'
import { parseMarkup } from '../markup/parse.ts'
import { writeChildren } from '../markup/write.ts'
import { inline } from '../style/inline.ts'
import { vanish } from '../vanish/blocks.ts'
import type { ClientLook, LookClient } from './client.ts'
import { recolour } from './dark.ts'
import { keptBy } from './kept.ts'

/** What a client says of a mail that says nothing itself. */
const pages: Readonly<Record<LookClient, string>> = {
  outlookClassic: 'font: 11pt/1.2 Calibri, Carlito, Arial, sans-serif; padding: 16px',
  gmail: 'font: 13px/1.5 Arial, Helvetica, sans-serif; padding: 16px 20px',
  appleMail: 'font: 12px/1.4 Helvetica, Arial, sans-serif; padding: 14px 18px',
  phone: 'font: 16px/1.4 -apple-system, Roboto, Helvetica, sans-serif; padding: 12px; max-width: 336px',
}

/**
 * A whole page that shows a finished signature as a client would: without the CSS that it ignores, with its own font and, in
 * its dark mode, with colours turned. For an `<iframe sandbox>`; it has no script and asks for nothing but pictures.
 * @param html a finished signature
 */
export function clientLook(html: string, { client, dark }: ClientLook): string {
  const root = parseMarkup(html, new Prints())
  vanish(root)
  inline(root, [])
  visit(root, client, dark)
  const [background, colour] = dark ? ['#1f1f1f', '#e6e6e6'] : ['#ffffff', '#1f1f1f']
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src http: https: data: blob:; style-src 'unsafe-inline'">
<title>Signature</title>
<style>:root { color-scheme: ${dark ? 'dark' : 'light'} } body { margin: 0; background: ${background}; color: ${colour}; ${pages[client]} } a { color: ${dark ? '#7cb7ff' : '#0b57d0'} }</style></head>
<body><main>${writeChildren(root)}</main></body></html>`
}

function visit(element: ElementNode, client: LookClient, dark: boolean): void {
  for (const [property, value] of element.style)
    if (!keptBy(client, element.name, property, value)) element.style.delete(property)
  if (dark) recolour(element)
  for (const child of element.children) if (child.kind === 'element') visit(child, client, dark)
}
