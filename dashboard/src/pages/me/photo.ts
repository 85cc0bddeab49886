/** Pixels of a side; twice what a signature shows. */
const side = 640

export interface Cut {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A file as an address that an image may have here: `data:`. @throws {Error} in words for people */
export function readAsAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('This file cannot be read.'))
    if (!file.type.startsWith('image/')) reject(new Error('Choose a photo: JPEG, PNG or WebP.'))
    else reader.readAsDataURL(file)
  })
}

/** The chosen square of a picture as JPEG. @throws {Error} in words for people */
export async function cutOut(address: string, { x, y, width, height }: Cut): Promise<Blob> {
  const image = new Image()
  image.src = address
  await image.decode().catch(() => {
    throw new Error('This file holds no picture that your browser knows.')
  })
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  canvas.getContext('2d')?.drawImage(image, x, y, width, height, 0, 0, side, side)
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.92)
  })
  if (blob === null) throw new Error('Your browser could not cut the picture.')
  return blob
}
