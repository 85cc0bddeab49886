import { ExpressionError, evaluate, parseExpression } from '../../mapping/index.ts'
import { access } from '../identity/index.ts'
import { sourceOf } from '../schema/index.ts'
import { context, type GraphCall, JsonObject, ok } from '../wire/index.ts'
import { jobOf } from './find-job.ts'

const { readSynchronization: read } = access

/** Reads an expression and works it out for the attributes that were sent along. */
export function tryExpression(call: GraphCall) {
  jobOf(call, read)
  const { tenant, clock } = call.graph.rehearsal
  const body = new JsonObject(call.body)
  const text = body.text('expression')
  const values = valuesOf(body)
  const answer = { '@odata.context': context(call, 'microsoft.graph.parseExpressionResponse') }
  const failed = (error: ExpressionError) => ({
    code: 'ExpressionError',
    message: error.message,
    tenantActionable: true,
  })
  let expression
  try {
    expression = parseExpression(text)
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    const nothing = {
      parsingSucceeded: false,
      parsedExpression: null,
      evaluationSucceeded: false,
      evaluationResult: [],
    }
    return ok({ ...answer, ...nothing, error: failed(error) })
  }
  const parsed = { parsingSucceeded: true, parsedExpression: sourceOf(expression, text) }
  try {
    const functions = { now: () => clock.now(), defaultDomain: tenant.profile.domain }
    const result = evaluate(expression, (name) => values.get(name) ?? null, functions)
    const evaluationResult = result === null ? [] : Array.isArray(result) ? result : [result]
    return ok({ ...answer, ...parsed, evaluationSucceeded: true, evaluationResult, error: null })
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return ok({ ...answer, ...parsed, evaluationSucceeded: false, evaluationResult: [], error: failed(error) })
  }
}

/** `testInputObject`: `{definition, properties: [{key, value}]}`. */
function valuesOf(body: JsonObject): Map<string, string> {
  if (body.get('testInputObject') === null || !body.has('testInputObject')) return new Map()
  const pairs = body.object('testInputObject').objects('properties')
  return new Map(pairs.map((pair) => [pair.text('key'), String(pair.get('value') ?? '')]))
}
