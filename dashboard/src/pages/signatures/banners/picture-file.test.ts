import { expect, test } from 'vitest'
import { pictureName, readPicture } from './picture-file.ts'

test.each([
  ['Spring Fair.PNG', 'spring-fair.png'],
  ['Übersicht.JPEG', 'ubersicht.jpg'],
  ['電話.gif', 'picture.gif'],
  ['../../etc/passwd', 'etc-passwd.png'],
  ['fair.png', 'fair-2.png'],
])('%s is called %s', (given, name) => {
  expect(pictureName(given, ['fair.jpg'])).toBe(name)
})

test('a picture that cannot be used is refused before it is sent', async () => {
  await expect(readPicture(new File(['<svg/>'], 'x.svg', { type: 'image/svg+xml' }))).rejects.toThrow('Use PNG')
  const large = new File([new Uint8Array(8 * 1024 * 1024 + 1)], 'x.png', { type: 'image/png' })
  await expect(readPicture(large)).rejects.toThrow('more than 8 MB')
})
