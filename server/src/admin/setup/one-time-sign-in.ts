import { bindPublic } from '../route/bind.ts'
import { badLink } from '../route/problem.ts'
import { oneTimeSignIn } from './routes.ts'

export const oneTimeSignInRoute = bindPublic(oneTimeSignIn, async ({ body, services, setCookies }) => {
  const link = await services.installation.useOneTimeLink('signIn', body.token)
  if (link === null || link.operatorId === null) throw badLink()
  const cookies = await services.signIn.startSession(link.operatorId, true)
  if (cookies.length === 0) throw badLink()
  setCookies(cookies)
  return undefined
})
