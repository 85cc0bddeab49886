import type { Problem } from '../scim-client/index.ts'

const GENERIC =
  "Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the 'Response' property of this exception for details."

/**
 * A failure as Microsoft's provisioning log words it: what failed, the status, the server's answer, when it is tried again
 * (howto-analyze-provisioning-logs; 1Password/scim-examples#82).
 */
export function failureReason({ message, response }: Problem, again: string | null): string {
  const [what = message, rest] = message.split(/\.? StatusCode: /, 2)
  if (rest === undefined) return [message, again].filter((part) => part !== null).join(' ')
  const status = /^\d+ (\w*)/.exec(rest)?.[1] ?? ''
  const answer = response.split('\n').at(-1) ?? ''
  const error = `Error: StatusCode: ${status} Message: ${GENERIC} Web Response: ${answer}.`
  return [`${what} in customappsso; ${error}`, again].filter((part) => part !== null).join(' ')
}
