/** File endings of pictures that signatures may show, and what they are. */
export const pictureTypes: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' }

/**
 * Where the public finds a picture: its bytes' hash names it, so it may be kept for ever.
 * @param publicUrl without a slash at the end
 * @param hash SHA-256 of its bytes, hexadecimal
 * @param name its file name; only the ending counts
 */
export function imageAddress(publicUrl: string, accountId: string, hash: string, name: string): string {
  const ending = /\.(png|jpg|gif)$/u.exec(name)?.[1] ?? 'png'
  return `${publicUrl}/i/${accountId}/${hash}.${ending}`
}

export interface PictureReference {
  readonly accountId: string
  readonly hash: string
  /** Without the dot. */
  readonly ending: string
}

/** The picture that an address of ours leads to; null: it leads elsewhere. */
export function pictureAt(publicUrl: string, address: string): PictureReference | null {
  if (!address.startsWith(`${publicUrl}/i/`)) return null
  const found = /^([\w.-]{1,200})\/([0-9a-f]{64})\.(png|jpg|gif)$/u.exec(address.slice(publicUrl.length + 3))
  const [, accountId, hash, ending] = found ?? []
  return accountId === undefined || hash === undefined || ending === undefined ? null : { accountId, hash, ending }
}

/** What bytes are, by how they begin; null: no picture that mail clients show. */
export function endingOf(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start === '\x89PNG\r\n\x1a\n') return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpg'
  return start.startsWith('GIF87a') || start.startsWith('GIF89a') ? 'gif' : null
}
