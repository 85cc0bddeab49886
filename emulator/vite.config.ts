import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the rehearsal admin center (pages/) into dist/, which the rehearsal's own server hands out. */
export default defineConfig({
  root: 'pages',
  plugins: [react()],
  build: { outDir: '../dist', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': 'http://localhost:8090' } },
})
