import type { ScimServer } from '../../api/schema.ts'
import type { AccountAccess } from '../../api/session.ts'
import { CopyField } from '../../components/Copy.tsx'
import { SecretTokens } from './SecretTokens.tsx'

interface ClientCredentialsProps {
  readonly server: ScimServer
  readonly account: AccountAccess
}

/** What Entra asks for when it gets access tokens by OAuth 2.0 client credentials. */
export function ClientCredentials({ server, account }: ClientCredentialsProps) {
  return (
    <>
      <SecretTokens kind="client" server={server} account={account} />
      <CopyField label="Token endpoint" value={server.tokenEndpoint} />
      <CopyField label="Client identifier" value={server.clientId} />
    </>
  )
}
