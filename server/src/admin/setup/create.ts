import { bindPublic, type PublicCall } from '../route/bind.ts'
import { badLink, invalid } from '../route/problem.ts'
import { createFirstOwner } from './routes.ts'

interface FirstOwner {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** A set-up that was cut off may have left the operator without an account; the link's holder goes on with them. */
async function ownerFrom(
  body: FirstOwner,
  { installation, signIn }: PublicCall<unknown, unknown, unknown>['services'],
) {
  const operatorId = await signIn.createOperator(body)
  if (operatorId !== null) return operatorId
  const left = await signIn.operatorWith(body.email)
  if (left === null || (await installation.firstOwner()) !== null) throw taken()
  await signIn.definePassword(left, body.password)
  return left
}

const taken = () => invalid({ email: 'Somebody signs in with this address already.' })

export const createFirstOwnerRoute = bindPublic(createFirstOwner, async ({ body, services, setCookies }) => {
  const { installation, signIn } = services
  // An address that is taken must not use the link up; the link itself decides who wins when two try at once.
  if ((await installation.firstOwner()) !== null && (await signIn.hasOperator(body.email))) throw taken()
  if ((await installation.useOneTimeLink('setup', body.token)) === null) throw badLink()
  const operatorId = await ownerFrom(body, services)
  const accountId = await installation.adopt(operatorId, body.accountName)
  setCookies(await signIn.startSession(operatorId, false))
  return { accountId }
})
