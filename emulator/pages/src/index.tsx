/**
 * The rehearsal admin center: pages in the manner of Microsoft's, on which the ten steps can be practised without a tenant.
 * Owns what a person sees and does there. Does not own any rule of the directory or of provisioning: those are the
 * rehearsal's API, the only thing these pages talk to. Nothing imports this room; the browser starts here.
 */
import { FluentProvider } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactElement, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followEvents, queryClient } from './api/query-client.ts'
import { router } from './routes.tsx'
import { useTheme } from './shell/theme.ts'
import { ThemeContext } from './shell/theme-context.ts'

function Application(): ReactElement {
  const look = useTheme()
  return (
    <FluentProvider theme={look.theme}>
      <QueryClientProvider client={queryClient}>
        <ThemeContext value={look}>
          <RouterProvider router={router} />
        </ThemeContext>
      </QueryClientProvider>
    </FluentProvider>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html lost its root element')
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
)
followEvents()
