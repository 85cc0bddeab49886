import type { Sharp } from 'sharp'
import { hashOf } from '../book/tree.ts'
import type { ImageFile } from '../model/company.ts'

/** A picture that cannot be used, in words for people. */
export class ImageError extends Error {
  override readonly name = 'ImageError'
}

export interface MadeImage {
  readonly file: ImageFile
  readonly bytes: Uint8Array
}

/** Twice the widest that a signature may be. */
const widest = 1200
const mostPixels = 40_000_000
const mostFrames = 60

type Ending = 'png' | 'jpg' | 'gif'

/** By how the bytes begin, before anything is decoded. Null: of no kind that every mail client shows. */
function endingOf(bytes: Uint8Array): Ending | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (start === '\x89PNG\r\n\x1a\n') return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpg'
  return /^GIF8[79]a/u.test(start) ? 'gif' : null
}

/**
 * Makes a picture fit for mail: decoded and written anew (so that nothing hides in it, and no place where a photo was taken),
 * no wider than a signature needs, with few colours where that is enough.
 * @param name as the picture shall be called, with any ending
 * @throws {ImageError}
 */
export async function makeImage(given: Uint8Array, name: string): Promise<MadeImage> {
  const ending = endingOf(given)
  if (ending === null) throw new ImageError('Use PNG, JPG or GIF: too few mail clients show other pictures.')
  try {
    // Loaded with the first picture: most commands never see one.
    const { default: sharp } = await import('sharp')
    const source = sharp(given, { limitInputPixels: mostPixels, animated: true, failOn: 'error' })
    const { width, pages = 1 } = await source.metadata()
    if (pages > mostFrames) throw new ImageError(`A moving picture may have at most ${mostFrames} frames.`)
    const sized = source.autoOrient().resize({ width: Math.min(width, widest), withoutEnlargement: true })
    const { data, info } = await encoded(sized, ending).toBuffer({ resolveWithObject: true })
    const file = {
      name: `${name.replace(/\.(?:png|jpe?g|gif)$/iu, '')}.${ending}`,
      hash: hashOf(data),
      width: info.width,
      height: info.pageHeight ?? info.height,
      bytes: data.length,
    }
    return { file, bytes: data }
  } catch (error) {
    if (error instanceof ImageError) throw error
    throw new ImageError('This is no picture that can be read. Save it again as PNG, JPG or GIF.')
  }
}

function encoded(picture: Sharp, ending: Ending): Sharp {
  if (ending === 'jpg') return picture.jpeg({ quality: 82, mozjpeg: true })
  if (ending === 'gif') return picture.gif({ effort: 7 })
  return picture.png({ palette: true, quality: 90, compressionLevel: 9 })
}
