/**
 * The dashboard: what an operator sees in the browser.
 * Owns: pages, their addresses, and how the directory is shown. Does not own: any rule; the admin API decides who may
 * do what. Nobody imports it: the server hands out the built files. It talks to `/api` and to nothing else.
 */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
