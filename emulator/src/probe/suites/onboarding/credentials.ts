import type { Check } from '../../case.ts'
import { skip } from '../../ending.ts'
import { line } from './line.ts'

const oauth = line(
  'direct.validate-credentials',
  '21 Validate_Credentials_Test',
  'mandatory',
  'A token is given for OAuth client credentials, for 60 to 360 minutes',
  'Applications of the gallery need this or a federated identity; others go on with a Secret Token.',
  async () => {
    await Promise.resolve()
    skip('A Secret Token was given, no token endpoint.')
  },
)

export const credentialLines: readonly Check[] = [oauth]
