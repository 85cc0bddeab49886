import type { Check } from '../../case.ts'
import { unmet } from '../../ending.ts'
import { expectStatus, shown } from '../../expectations.ts'
import { valueAt } from '../../resource.ts'
import { line } from './line.ts'

const [SHORTEST, LONGEST] = [60 * 60, 360 * 60]

const oauth = line(
  'direct.validate-credentials',
  '21 Validate_Credentials_Test',
  'mandatory',
  'A token is given for OAuth client credentials, for 60 to 360 minutes',
  'Applications of the gallery need this or a federated identity; others go on with a Secret Token.',
  async (context) => {
    const { answer, token } = await context.requestToken()
    expectStatus(answer, 200, 'from the token endpoint')
    if (token === null) unmet('an access_token', shown(valueAt(answer.json, 'access_token')))
    const type = valueAt(answer.json, 'token_type')
    if (String(type).toLowerCase() !== 'bearer') unmet('"token_type": "Bearer"', `"token_type": ${shown(type)}`)
    const seconds = valueAt(answer.json, 'expires_in')
    if (typeof seconds !== 'number' || seconds < SHORTEST || seconds > LONGEST) {
      unmet(`expires_in from ${SHORTEST} to ${LONGEST}`, shown(seconds))
    }
    const used = await context.get('/Users?count=1', { headers: { authorization: `Bearer ${token}` } })
    expectStatus(used, 200, 'with the new token')
  },
)

export const credentialLines: readonly Check[] = [oauth]
