import { createHash } from 'node:crypto'
import type { SignedPerson } from '../reads/people.ts'
import type { Variant } from '../reads/signatures.ts'
import { guides } from './guides.ts'
import { script, style } from './script.ts'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/**
 * Nothing runs but the script above, whatever stands in a signature; styles on elements are what a signature consists of.
 * Pictures may be anywhere on https: a template may name a picture of the company's own site.
 */
export const pagePolicy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src-elem ${hashOf(style)}`,
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' https:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const titles: Readonly<Record<Variant, string>> = {
  new: 'For new mail',
  reply: 'For replies and forwards',
  internal: 'For mail within the company',
}

/** The page of one person, whole: nothing else is loaded but the pictures of the signature. */
export function personPage({ email, variants }: SignedPerson, path: string): string {
  const shown = (Object.keys(titles) as Variant[]).flatMap((variant) => {
    const part = variants.get(variant)
    return part === undefined ? [] : [{ variant, ...part }]
  })
  const sections = shown.map(({ variant, html }) => section(variant, html, shown.length === 1))
  // In a data block only `<` could end it.
  const data = JSON.stringify(Object.fromEntries(shown.map(({ variant, html, text }) => [variant, { html, text }])))
  return document(
    'Your signature',
    `<p class="quiet">${email === null ? '' : `For <bdi>${escaped(email)}</bdi>. `}Always as it is now: come back to this page when something has changed.</p>
${sections.join('\n')}
<p id="told" role="status"></p>
<h2>Into your mail program</h2>
${guides.map(({ client, steps }) => `<details><summary>${escaped(client)}</summary><ol>${steps.map((step) => `<li>${escaped(step)}</li>`).join('')}</ol></details>`).join('\n')}
<section><h2>Files</h2>
<p class="actions"><a href="${path}/outlook.zip" download>Files for classic Outlook (zip)</a><a href="${path}/thunderbird.html" download>File for Thunderbird</a><a href="${path}/signature.mailsignature" download>File for Apple Mail</a></p></section>
<script type="application/json" id="signatures">${data.replaceAll('<', '\\u003c')}</script>
<script>${script}</script>`,
  )
}

function section(variant: Variant, html: string, isOnly: boolean): string {
  const title = isOnly ? 'Your signature' : titles[variant]
  const id = `title-${variant}`
  return `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
<div class="signature" tabindex="0" role="group" aria-labelledby="${id}">${html}</div>
<p class="actions"><button type="button" data-variant="${variant}" aria-describedby="${id}">Copy</button></p></section>`
}

/** For an address that leads nowhere, or not any more. */
export const absentPage = (): string =>
  document(
    'There is no signature at this address',
    '<p>The address may have been replaced, or the person has left. Ask the people who look after signatures in your company for the new one.</p>',
  )

/** For somebody who guesses. @param wait in seconds */
export const tooManyPage = (wait: number): string =>
  document('Too many addresses that lead nowhere', `<p>Try again in ${wait} seconds.</p>`)

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`
