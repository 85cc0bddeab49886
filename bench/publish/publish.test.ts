import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../scripts/programs.ts'
import { drawn } from './pages.ts'

describe('docs/operate/benchmarks.md and its charts', () => {
  it('are what the published results say', () => {
    const read = (file: string): string => readFileSync(join(root, file), 'utf8')
    for (const { file, content } of drawn(read)) {
      expect(existsSync(join(root, file)), `${file}: run npm run bench -- publish`).toBe(true)
      expect(read(file), `${file} is stale: run npm run bench -- publish`).toBe(content)
    }
  })
})
