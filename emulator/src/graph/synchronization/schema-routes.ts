import type { Application } from '../../applications/index.ts'
import { defaultGroupMapping, defaultUserMapping } from '../../mapping/index.ts'
import { operatorCatalogue } from '../../scoping/index.ts'
import { access } from '../identity/index.ts'
import { servicePrincipalOf } from '../resources/lookup.ts'
import { type FunctionSchema, functionSchemas, mappingsOf } from '../schema/index.ts'
import {
  context,
  type GraphCall,
  type GraphRoute,
  JsonObject,
  noContent,
  notFound,
  ok,
  parameter,
} from '../wire/index.ts'
import { auditProvisioning } from './audit.ts'
import { jobOf } from './find-job.ts'
import { schemaView, templateView } from './schema-view.ts'
import { tryExpression } from './try-expression.ts'

const path = '/servicePrincipals/{id}/synchronization'
const schemaPath = `${path}/jobs/{jobId}/schema`
const templateIds = ['scim', 'customappsso'] as const
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
        value: templateIds.map((id) => templateView(call.graph, application, id)),
      })
    },
  },
  {
    method: 'GET',
    path: `${path}/templates/{templateId}`,
    access: read,
    handle: (call) => {
      const application = servicePrincipalOf(call, read)
      const id = templateIds.find((one) => one === parameter(call, 'templateId'))
      if (!id) throw notFound(parameter(call, 'templateId'))
      const place = `servicePrincipals('${parameter(call, 'id')}')/synchronization/templates/$entity`
      return ok({ '@odata.context': context(call, place), ...templateView(call.graph, application, id) })
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
