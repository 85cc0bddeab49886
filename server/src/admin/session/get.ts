import { bindOperator } from '../route/bind.ts'
import { getSession } from './routes.ts'

export const getSessionRoute = bindOperator(getSession, async ({ caller, services }) => ({
  operator: {
    id: caller.operatorId,
    name: caller.name,
    email: caller.email,
    twoFactor: caller.twoFactor,
    mayDefinePassword: caller.byLink,
    installationOwner: await services.installation.isInstallationOwner(caller.operatorId),
  },
  accounts: [...(await services.installation.accountsOf(caller.operatorId))],
}))
