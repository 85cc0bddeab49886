import { openSignIn } from '../../admin/index.ts'
import type { Audit } from '../../audit/index.ts'
import type { Installation } from '../../directory/index.ts'
import { withInstallation } from '../installation.ts'

/** What a command about operators works with. */
export interface OperatorWork {
  readonly installation: Installation
  readonly audit: Audit
  readonly signIn: Awaited<ReturnType<typeof openSignIn>>
  readonly publicUrl: string
}

export async function withOperators<T>(work: (parts: OperatorWork) => Promise<T>): Promise<T> {
  return withInstallation(async (installation, { publicUrl }, { audit, database, sealKey }) => {
    const authDatabase = { dialect: database.signInDialect, type: database.kind }
    const signIn = await openSignIn({ installation, audit, authDatabase, sealKey, publicUrl })
    return work({ installation, audit, signIn, publicUrl })
  })
}
