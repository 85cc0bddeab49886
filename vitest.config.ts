import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test/order.ts'

const unit = ['scim', 'renderer', 'server', 'emulator', 'dashboard', 'scripts', 'models', 'fuzz', 'bench']
/** Forty servers, each with one defect, and every check against each: `npm test -- proofs`. */
const proofs = 'src/probe/proof/*.test.ts'
const limits = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    // Two cores are what is promised to be enough.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      ...unit.map((name) => ({
        test: {
          name,
          root: `./${name}`,
          include: ['**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', 'dist', proofs],
          ...limits,
        },
      })),
      { test: { name: 'proofs', root: './emulator', include: [proofs], ...limits } },
      {
        test: {
          name: 'e2e',
          root: './e2e',
          include: ['src/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
