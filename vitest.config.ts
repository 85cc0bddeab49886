import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['scim', 'server', 'emulator', 'dashboard'].map((name) => ({
      test: {
        name,
        root: `./${name}`,
        include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
        testTimeout: 30_000,
        hookTimeout: 60_000,
      },
    })),
  },
})
