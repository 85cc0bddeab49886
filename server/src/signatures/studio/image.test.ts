import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { makeImage } from './image.ts'

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: '#1b6f5c', noise: { type: 'gaussian', mean: 120, sigma: 30 } },
  })

describe('a picture for mail', () => {
  it('is made no wider than a signature needs, and says its size', async () => {
    const { file, bytes } = await makeImage(await noise(2400, 600).png().toBuffer(), 'fair.png')
    expect(file).toMatchObject({ name: 'fair.png', width: 1200, height: 300, bytes: bytes.length })
    expect(file.hash).toMatch(/^[0-9a-f]{64}$/u)
  })

  it('carries nothing of the camera with it', async () => {
    const given = await noise(40, 20)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .toBuffer()
    const { file, bytes } = await makeImage(given, 'photo.JPEG')
    expect(file.name).toBe('photo.jpg')
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  it.each([
    ['a text', Buffer.from('<svg onload="x()"/>'), 'Use PNG, JPG or GIF'],
    ['nothing', Buffer.alloc(0), 'Use PNG, JPG or GIF'],
    ['half a picture', Buffer.from('\x89PNG\r\n\x1a\nrest', 'latin1'), 'no picture that can be read'],
  ])('is refused where it is %s', async (_, given, words) => {
    await expect(makeImage(given, 'x.png')).rejects.toThrow(words)
  })

  it('is refused where mail clients do not know its kind', async () => {
    await expect(makeImage(await noise(20, 20).webp().toBuffer(), 'x.webp')).rejects.toThrow('Use PNG, JPG or GIF')
  })
})
