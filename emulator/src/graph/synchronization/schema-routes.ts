import type { Application } from '../../applications/index.ts'
import {
  defaultGroupMapping,
  defaultUserMapping,
  ExpressionError,
  evaluate,
  parseExpression,
} from '../../mapping/index.ts'
import { operatorCatalogue } from '../../scoping/index.ts'
import type { Graph } from '../graph.ts'
import { access } from '../identity/index.ts'
import { servicePrincipalOf } from '../resources/lookup.ts'
import { directoriesOf, type FunctionSchema, functionSchemas, mappingsOf, ruleOf, sourceOf } from '../schema/index.ts'
import { context, type GraphCall, type GraphRoute, JsonObject, noContent, ok, parameter } from '../wire/index.ts'
import { auditProvisioning } from './audit.ts'
import { jobOf } from './find-job.ts'

const path = '/servicePrincipals/{id}/synchronization'
const schemaPath = `${path}/jobs/{jobId}/schema`
const { readSynchronization: read, writeSynchronization: write } = access

/** Templates and schemas of synchronization, and what expressions and filters can say. */
export const schemaRoutes: readonly GraphRoute[] = [
  {
    method: 'GET',
    path: `${path}/templates`,
    access: read,
    handle: (call) => {
      const application = servicePrincipalOf(call, read)
      return ok({
        '@odata.context': context(call, `servicePrincipals('${parameter(call, 'id')}')/synchronization/templates`),
        value: (['scim', 'customappsso'] as const).map((id) => templateView(call.graph, application, id)),
      })
    },
  },
  {
    method: 'GET',
    path: schemaPath,
    access: read,
    handle: (call) => {
      const application = jobOf(call, read)
      return ok({
        '@odata.context': context(
          call,
          `servicePrincipals('${parameter(call, 'id')}')/synchronization/jobs('${application.job.id}')/schema/$entity`,
        ),
        id: application.job.id,
        ...schemaView(call.graph, application),
      })
    },
  },
  { method: 'PUT', path: schemaPath, access: write, handle: put },
  {
    method: 'DELETE',
    path: schemaPath,
    access: write,
    handle: (call) => {
      const application = jobOf(call, write)
      application.mappings = { users: defaultUserMapping(), groups: defaultGroupMapping() }
      saved(call, application)
      return noContent
    },
  },
  {
    method: 'GET',
    path: `${schemaPath}/filterOperators`,
    access: read,
    handle: (call) => {
      jobOf(call, read)
      return ok({
        '@odata.context': context(call, 'Collection(filterOperatorSchema)'),
        value: operatorCatalogue.map(operatorView),
      })
    },
  },
  {
    method: 'GET',
    path: `${schemaPath}/functions`,
    access: read,
    handle: (call) => {
      jobOf(call, read)
      return ok({
        '@odata.context': context(call, 'Collection(attributeMappingFunctionSchema)'),
        value: functionSchemas.map(functionView),
      })
    },
  },
  { method: 'POST', path: `${schemaPath}/parseExpression`, access: read, handle: tryExpression },
  {
    method: 'POST',
    path: `${schemaPath}/directories/{directoryId}/discover`,
    access: write,
    handle: (call) => {
      const application = jobOf(call, write)
      const [, target] = schemaView(call.graph, application).directories
      return ok({ '@odata.context': context(call, 'microsoft.graph.directoryDefinition'), ...target })
    },
  },
]

function put(call: GraphCall) {
  const application = jobOf(call, write)
  application.mappings = mappingsOf(new JsonObject(call.body), application.mappings)
  saved(call, application)
  return noContent
}

/** A new schema makes the next cycle look at everybody. */
function saved(call: GraphCall, application: Application): void {
  const { records, rehearsal } = call.graph
  const record = records.of(application)
  records.save(Object.assign(record, { schemaChangedAt: rehearsal.clock.now().toISOString() }))
  rehearsal.provisioning.resetWatermark(application)
  auditProvisioning(call, application, 'Update attribute mappings or scope')
}

function schemaView(graph: Graph, application: Application) {
  const { ruleId, schemaChangedAt, jobCreatedAt } = graph.records.of(application)
  return {
    version: `Date:${schemaChangedAt ?? jobCreatedAt ?? application.createdAt}`,
    directories: directoriesOf(application.mappings, extraAttributes(graph)),
    synchronizationRules: [ruleOf(ruleId, application.mappings)],
  }
}

function templateView(graph: Graph, application: Application, id: string) {
  const mappings = { users: defaultUserMapping(), groups: defaultGroupMapping() }
  const { ruleId } = graph.records.of(application)
  return {
    id,
    applicationId: application.appId,
    default: id === 'scim',
    description: null,
    discoverable: true,
    factoryTag: id === 'scim' ? 'CustomSCIM' : 'Azure2CustomAppSso',
    metadata: [],
    schema: {
      id,
      version: 'Date:2018-12-18T00:00:00.0000000Z',
      directories: directoriesOf(mappings, extraAttributes(graph)),
      synchronizationRules: [ruleOf(ruleId, mappings)],
    },
  }
}

/** Attributes of this company's own, as imports brought them. */
function extraAttributes(graph: Graph): string[] {
  const names = new Set<string>()
  for (const user of graph.rehearsal.tenant.users.values()) for (const name of Object.keys(user.extra)) names.add(name)
  return [...names]
}

function operatorView({ name, arity, attributeTypes }: (typeof operatorCatalogue)[number]) {
  return { id: name, name, arity, multivaluedComparisonType: 'All', supportedAttributeTypes: attributeTypes }
}

function functionView({ name, parameters }: FunctionSchema) {
  return {
    name,
    parameters: parameters.map((one) => ({
      name: one.name,
      type: 'String',
      required: one.required,
      allowMultipleOccurrences: one.many,
    })),
  }
}

/** Reads an expression and works it out for the attributes that were sent along. */
function tryExpression(call: GraphCall) {
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
