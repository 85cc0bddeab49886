import { z } from 'zod'
import { defineRoute } from '../route/define.ts'
import { AccountParams, Id, typedText } from '../route/shapes.ts'
import { ChangeSet, ChangeSetQuery, Edition } from './shapes.ts'

const base = '/accounts/{accountId}/signatures'

export const ChangeSetParams = AccountParams.extend({ changeSetId: Id })

export const listChangeSets = defineRoute({
  name: 'signatureChanges.list',
  method: 'GET',
  path: `${base}/change-sets`,
  summary: 'Change sets that are open or wait for approval, newest change first',
  params: AccountParams,
  answer: z.object({ items: z.array(ChangeSet) }),
  status: 200,
})

export const beginChangeSet = defineRoute({
  name: 'signatureChanges.begin',
  method: 'POST',
  path: `${base}/change-sets`,
  summary: 'Begin a change set on what is published now',
  params: AccountParams,
  body: z.object({ name: typedText(80).trim().min(1, 'Give it a name: what is it about?') }),
  answer: ChangeSet,
  status: 201,
})

export const discardChangeSet = defineRoute({
  name: 'signatureChanges.discard',
  method: 'DELETE',
  path: `${base}/change-sets/{changeSetId}`,
  summary: 'Give a change set up; what is published stays as it is',
  params: ChangeSetParams,
  status: 204,
})

export const getConfiguration = defineRoute({
  name: 'signatureChanges.configuration',
  method: 'GET',
  path: `${base}/configuration`,
  summary: 'What signatures are made of: as published, or with a change set on top',
  params: AccountParams,
  query: ChangeSetQuery,
  answer: Edition,
  status: 200,
})
