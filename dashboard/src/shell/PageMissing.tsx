import { Link } from '@tanstack/react-router'
import { NavigationLink } from '../components/NavigationLink.tsx'
import { PageHeader } from '../components/Page.tsx'

export function PageMissing() {
  return (
    <div style={{ padding: 24 }}>
      <PageHeader
        title="There is no such page"
        description="The address may be mistyped, or belong to a later version."
      />
      <NavigationLink>
        <Link to="/">Go to the overview</Link>
      </NavigationLink>
    </div>
  )
}
