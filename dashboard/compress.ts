import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this size, in bytes, a compressed copy saves nothing. */
const smallest = 1024

/** Lays a `.br` and a `.gz` beside each built file: the server sends them as they are and compresses nothing itself. */
export function compress(): Plugin {
  let folder = 'dist'
  return {
    name: 'dynasend-compress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:js|css|html|svg)$/u.test(name)) continue
        const path = join(folder, name)
        const content = readFileSync(path)
        if (content.length < smallest) continue
        writeFileSync(`${path}.br`, brotliCompressSync(content))
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
