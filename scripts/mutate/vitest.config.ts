import { defineConfig } from 'vitest/config'
import { parts } from './parts.ts'

/** The piece is told by the run that starts this. */
const wanted = process.env['MUTATED_PIECE']
const piece = parts.flatMap(({ pieces }) => pieces).find(({ name }) => name === wanted)

export default defineConfig({
  test: {
    include: [...(piece?.tests ?? [])],
    // Hostile input finds what is thrown, not what is wrong; frozen built-ins and quoted files do not bear instruments.
    exclude: [
      '**/node_modules/**',
      '**/hostile.property.test.ts',
      '**/frozen-primordials.test.ts',
      '**/readme.test.ts',
    ],
    // SQL is the business of the tests on both databases; here one is enough, and it needs no server.
    testNamePattern: /^(?!.* on postgres)/u,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
