import type { Payload } from './payload.ts'

/** A notice as a mail. What comes from the directory or from an operator is text, never markup. */
export function mailOf(payload: Payload): { subject: string; text: string; html: string } {
  const { data } = payload
  const place = data.scimServer?.name ?? data.account.name
  const subject = oneLine(`${markOf(payload)} ${place}: ${data.title}`)
  return { subject, text: textOf(payload, place), html: htmlOf(payload, place) }
}

function markOf({ type, data }: Payload): string {
  if (type === 'health.test') return '[Test]'
  if (type === 'health.condition.ended') return '[All clear]'
  return data.condition?.level === 'red' ? '[Trouble]' : '[Attention]'
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').slice(0, 200)

function textOf({ timestamp, data }: Payload, place: string): string {
  const lines = [
    oneLine(`${data.account.name} · ${place}`),
    data.title,
    '',
    data.seen,
    '',
    data.meaning,
    '',
    `What to do: ${data.mend}`,
    '',
    ...data.links.map(({ text, url }) => `${text}: ${url}`),
    '',
    `Sent by Dynasend at ${timestamp}. Who is told is chosen on the Health page.`,
  ]
  return lines.join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/gu, (sign) => entities[sign] ?? sign)

function htmlOf({ timestamp, data }: Payload, place: string): string {
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`
  const links = data.links.map(({ text, url }) => `<li><a href="${escapeHtml(url)}">${escapeHtml(text)}</a></li>`)
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escapeHtml(data.title)}</title></head>`,
    '<body style="font-family:Segoe UI,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5">',
    `<p style="color:#616161">${escapeHtml(oneLine(`${data.account.name} · ${place}`))}</p>`,
    `<h1 style="font-size:20px">${escapeHtml(data.title)}</h1>`,
    paragraph(data.seen),
    paragraph(data.meaning),
    `<p><strong>What to do:</strong> ${escapeHtml(data.mend)}</p>`,
    `<ul>${links.join('')}</ul>`,
    `<p style="color:#616161;font-size:13px">${escapeHtml(`Sent by Dynasend at ${timestamp}. Who is told is chosen on the Health page.`)}</p>`,
    '</body></html>',
  ].join('\n')
}
