import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ErrorPanel } from '../components/ErrorPanel.tsx'

/** In place of a page that could not be shown at all. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return (
    <div style={{ padding: 24, maxWidth: 720 }}>
      <ErrorPanel title="This page could not be shown" error={error} onRetry={retry} />
    </div>
  )
}
