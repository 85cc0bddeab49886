import { PageHeader } from '../../../components/Page.tsx'

/** How signatures stand. */
export function OverviewPage() {
  return <PageHeader title="Signatures" description="Who has one, and what is in force." />
}
