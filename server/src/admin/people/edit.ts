import { bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { editDocument } from './edit-document.ts'
import { toPerson } from './person.ts'
import { editPerson } from './routes.ts'

export const editPersonRoute = bindAccount(editPerson, async ({ account, actor, body, params, services }) => {
  await account.writes.editPerson(params.userId, editDocument(body.attributes), actor)
  const person = await account.reads.person(params.userId)
  if (person === null) throw notFound()
  return toPerson(person, account, services.publicUrl)
})
