/** What cannot be taken as a photo. The message is for whoever chose it. */
export class PhotoError extends Error {
  override readonly name = 'PhotoError'
}

export interface Photo {
  /** JPEG, without anything that a camera wrote into it. */
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export const largestPhoto = 5 * 1024 * 1024
/** Twice the size at which a signature shows one. */
const side = 320
const smallest = 96

/** Decodes a picture that somebody sent and writes it anew: square, small, and nothing else in it. @throws {PhotoError} */
export async function readPhoto(sent: Uint8Array): Promise<Photo> {
  if (sent.byteLength > largestPhoto) throw new PhotoError('Use a picture of at most 5 MB.')
  // Loaded with the first photo: most commands and most hours never see one.
  const { default: sharp } = await import('sharp')
  const picture = sharp(sent, { limitInputPixels: 50_000_000, failOn: 'truncated', pages: 1 })
  try {
    const { format, width, height } = await picture.metadata()
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp')
      throw new PhotoError('Use a photo in JPEG, PNG or WebP.')
    if (Math.min(width, height) < smallest)
      throw new PhotoError(`Use a photo of at least ${smallest} × ${smallest} pixels.`)
    const { data, info } = await picture
      .rotate()
      .resize(side, side, { fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch (error) {
    if (error instanceof PhotoError) throw error
    throw new PhotoError('This file cannot be read as a picture. Save it anew as JPEG and try again.')
  }
}
