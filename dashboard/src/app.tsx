import { FluentProvider, Toaster } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { queryClient } from './api/query-client.ts'
import { toasterId } from './components/notify.tsx'
import { router } from './router.tsx'
import { ThemeContext, useThemeSetting } from './shell/theme.ts'

/** Theme, data and addresses around the pages. */
export function App() {
  const setting = useThemeSetting()
  return (
    <ThemeContext value={setting}>
      <FluentProvider theme={setting.theme} style={{ minHeight: '100vh' }}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} context={{ queryClient }} />
          <Toaster toasterId={toasterId} position="bottom-end" />
        </QueryClientProvider>
      </FluentProvider>
    </ThemeContext>
  )
}
