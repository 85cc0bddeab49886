import type { Clock, Log, Seal } from '../base/index.ts'
import type { Mail } from '../health/index.ts'
import type { Database } from '../storage/index.ts'
import type { Provider } from './sign-in/open-id.ts'

export interface PortalParts {
  readonly database: Database
  readonly seal: Seal
  readonly clock: Clock
  readonly log: Log
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** Null: no mail server is set, so nobody can be sent a link. */
  readonly sendMail: ((mail: Mail) => Promise<void>) | null
  /** The company's provider of identities; null: none was set up. */
  readonly provider: () => Promise<Provider | null>
}
