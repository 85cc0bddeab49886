import { crc32, deflateSync } from 'node:zlib'

type Paint = (x: number, y: number) => readonly [red: number, green: number, blue: number]

/** A PNG as an address of its own. @param paint colours from 0 to 255; x and y from 0 to 1 */
export function pictureOf(width: number, height: number, paint: Paint): string {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (__, x) => paint(x / width, y / height)).flat()]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  return `data:image/png;base64,${png.toString('base64')}`
}

function chunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A head before a wall. */
export const photo = pictureOf(80, 80, (x, y) => {
  const isHead = (x - 0.5) ** 2 + (y - 0.38) ** 2 < 0.04
  const isBody = (x - 0.5) ** 2 + ((y - 1) * 0.8) ** 2 < 0.1
  return isHead ? [214, 170, 140] : isBody ? [46, 72, 110] : [200, 214, 226]
})

/** Hills below a sky. */
export const banner = pictureOf(300, 75, (x, y) => {
  const hill = 0.55 + 0.2 * Math.sin(x * 7)
  return y > hill ? [24, 95, 76] : [180 - 60 * y, 210 - 30 * y, 235]
})
