import { createHash } from 'node:crypto'

/** Quoted-printable (RFC 2045 section 6.7) of UTF-8, in lines of at most 76 characters. */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => quotedLine(Buffer.from(line, 'utf8')))
    .join('\n')
}

function quotedLine(bytes: Buffer): string {
  const lines: string[] = []
  let now = ''
  for (const [index, byte] of bytes.entries()) {
    const isPlain =
      (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && index < bytes.length - 1)
    const next = isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (now.length + next.length > 75) {
      lines.push(`${now}=`)
      now = ''
    }
    now += next
  }
  return [...lines, now].join('\n')
}

/** A UUID that is always the same for the same signature of the same person. */
export function signatureUuid(seed: string): string {
  const digest = createHash('sha256').update(`dynasend mail signature ${seed}`).digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex').toUpperCase()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/**
 * What Apple Mail reads from `~/Library/Mail/V10/MailData/Signatures/<UUID>.mailsignature`. Pictures stay at their addresses.
 * @param uuid also the file's name
 */
export function appleMailSignature(uuid: string, html: string): string {
  const head = [
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Type: text/html;',
    '\tcharset=utf-8',
    `Message-Id: <${uuid}>`,
    'Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3731.600.7\\))',
  ]
  return `${head.join('\n')}\n\n${quotedPrintable(`<body>${html}</body>`)}\n`
}

/** What Thunderbird attaches as a file; it reads the file anew for each mail. Pictures stay at their addresses. */
export function thunderbirdPage(html: string): string {
  return `<!DOCTYPE html>\n<html>\n<head><meta charset="utf-8"></head>\n<body>\n${html}\n</body>\n</html>\n`
}
