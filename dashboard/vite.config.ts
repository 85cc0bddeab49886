import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './compress.ts'

/** A Dynasend that runs beside `vite` during development. */
const server = 'http://localhost:8080'

export default defineConfig({
  plugins: [react(), compress()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    // Small files inlined as data: addresses would need a wider content security policy for scripts and fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  // The admin API takes changes only from its own origin.
  server: { proxy: { '/api': { target: server, headers: { origin: server } } } },
})
