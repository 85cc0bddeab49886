import { bindPublic } from '../route/bind.ts'
import { getSetup } from './routes.ts'

export const getSetupRoute = bindPublic(getSetup, async ({ services }) => ({
  needed: (await services.installation.firstOwner()) === null,
}))
