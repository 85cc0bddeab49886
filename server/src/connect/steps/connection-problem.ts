import { explainCode } from '../explain/codes.ts'
import type { GraphFailure } from '../graph/failure.ts'
import { ConnectProblem } from '../problem.ts'

/** A failed "Test Connection", with the mend for what Entra said. */
export function connectionProblem({ code, message }: GraphFailure, tenantUrl: string): ConnectProblem {
  const { meaning, mend } = explainCode(code, message)
  return new ConnectProblem({
    code: 'entra-connection-test',
    message: `Entra could not use ${tenantUrl} (${code}). ${meaning} Entra said: ${message}`,
    whatToDo: mend,
  })
}
