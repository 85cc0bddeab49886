/** What the server takes, before it makes it smaller. */
const mostBytes = 8 * 1024 * 1024
const types = ['image/png', 'image/jpeg', 'image/gif']
export const pictureTypes = types.join(',')

export interface ChosenPicture {
  readonly fileName: string
  readonly base64: string
  /** To look at before it is uploaded. */
  readonly address: string
}

/** @throws {Error} in words for people */
export async function readPicture(file: File): Promise<ChosenPicture> {
  if (!types.includes(file.type)) throw new Error('Use PNG, JPG or GIF: too few mail clients show other pictures.')
  if (file.size > mostBytes)
    throw new Error('This picture has more than 8 MB. Save it smaller, about 1200 pixels wide.')
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result)))
    reader.addEventListener('error', () => reject(new Error('This file could not be read.')))
    reader.readAsDataURL(file)
  })
  return { fileName: file.name, base64: address.slice(address.indexOf(',') + 1), address }
}

/** A name below `images/` that no other picture has: "Spring Fair.PNG" → `spring-fair.png`. */
export function pictureName(fileName: string, taken: readonly string[]): string {
  const ending = /\.(?:jpe?g|gif)$/iu.exec(fileName)?.[0].toLowerCase().replace('jpeg', 'jpg') ?? '.png'
  const letters = fileName
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/gu, '')
  const stem = letters === '' ? 'picture' : letters
  const stems = new Set(taken.map((name) => name.replace(/\.[^.]*$/u, '')))
  let free = stem
  for (let number = 2; stems.has(free); number++) free = `${stem}-${number}`
  return `${free}${ending}`
}
