import type { DesktopPicture } from '../desktop/index.ts'
import { pictureAt } from './address.ts'
import type { PublicPictures } from './listed.ts'

/**
 * The pictures of ours that a signature shows, by their address; those that are gone are left out.
 * @param known pictures that were read before; grows, so that a logo is read once for a whole company
 */
export async function picturesOf(
  pictures: PublicPictures,
  { publicUrl, accountId }: { readonly publicUrl: string; readonly accountId: string },
  html: string,
  known = new Map<string, DesktopPicture>(),
): Promise<ReadonlyMap<string, DesktopPicture>> {
  const shown = new Map<string, DesktopPicture>()
  for (const [, address = ''] of html.matchAll(/\ssrc="([^"]+)"/gu)) {
    const place = pictureAt(publicUrl, address)
    if (place === null || place.accountId !== accountId) continue
    const read = known.get(address) ?? (await readPicture(pictures, accountId, place))
    if (read === null) continue
    known.set(address, read)
    shown.set(address, read)
  }
  return shown
}

async function readPicture(
  pictures: PublicPictures,
  accountId: string,
  { hash, ending }: { readonly hash: string; readonly ending: string },
): Promise<DesktopPicture | null> {
  const bytes = await pictures.find(accountId, hash)
  return bytes === null ? null : { bytes, ending }
}
