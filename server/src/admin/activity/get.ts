import { bindAccount } from '../route/bind.ts'
import { notFound } from '../route/problem.ts'
import { getActivity } from './routes.ts'
import { toActivityRow } from './row.ts'

export const getActivityRoute = bindAccount(getActivity, async ({ account, params }) => {
  const call = await account.reads.activityCall(params.activityId)
  if (call === null) throw notFound()
  return { ...toActivityRow(call), request: call.request, answer: call.answer, requestId: call.requestId }
})
