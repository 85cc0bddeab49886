import { bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { toPerson } from './person.ts'
import { getPerson } from './routes.ts'

export const getPersonRoute = bindAccount(getPerson, async ({ account, params, services }) => {
  const person = await account.reads.person(params.userId)
  if (person === null) throw notFound()
  return toPerson(person, account, services.publicUrl)
})
