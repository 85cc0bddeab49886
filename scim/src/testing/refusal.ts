import { ScimError } from '../errors/scim-error.ts'

/** The scimType that a run ends in; `accepted` when it ends well. What is no ScimError passes through. */
export function refusal(run: () => unknown): string | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof ScimError) return error.scimType
    throw error
  }
  return 'accepted'
}
