import { bindPublic } from '../route/bind.ts'
import { badLink, invalid } from '../route/problem.ts'
import { createFirstOwner } from './routes.ts'

export const createFirstOwnerRoute = bindPublic(createFirstOwner, async ({ body, services, setCookies }) => {
  const { installation, signIn } = services
  // An address that is taken must not use the link up; the link itself decides who wins when two try at once.
  if (await signIn.hasOperator(body.email)) throw invalid({ email: 'Somebody signs in with this address already.' })
  if ((await installation.useOneTimeLink('setup', body.token)) === null) throw badLink()
  const operatorId = await signIn.createOperator(body)
  if (operatorId === null) throw invalid({ email: 'Somebody signs in with this address already.' })
  const accountId = await installation.adopt(operatorId, body.accountName)
  setCookies(await signIn.startSession(operatorId, false))
  return { accountId }
})
