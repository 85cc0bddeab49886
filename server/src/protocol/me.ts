import { ScimError } from '@dynasend/scim'
import type { Answer } from './answer.ts'

/** /Me: a Secret Token stands for a directory, not for a person. RFC 7644 section 3.11. */
export async function me(): Promise<Answer> {
  throw new ScimError(501, undefined, '/Me is not offered: a Secret Token belongs to a directory, not to a person.')
}
