import { bindAccount } from '../route/bind.ts'
import { getPeopleFacets } from './routes.ts'

export const getPeopleFacetsRoute = bindAccount(getPeopleFacets, async ({ account }) => ({
  departments: [...(await account.reads.departments())],
}))
