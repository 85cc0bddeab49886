import { Link } from '@tanstack/react-router'
import type { AccountAccess } from '../../api/session.ts'
import { LinkButton } from '../../components/LinkButton.tsx'

/** For an account with several Entra tenants. */
export function AddServer({ account }: { account: AccountAccess }) {
  if (!account.isOwner) return null
  return (
    <LinkButton>
      <Link to="/accounts/$accountId/scim-servers/new" params={{ accountId: account.id }}>
        Add another SCIM server
      </Link>
    </LinkButton>
  )
}
