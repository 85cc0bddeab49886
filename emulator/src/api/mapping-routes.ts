import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  type AttributeMapping,
  compileMapping,
  defaultGroupMapping,
  defaultUserMapping,
  ExpressionError,
  evaluate,
  first,
  groupSourceAttributes,
  type Mapping,
  parseExpression,
  type ScopingClause,
  type ScopingFilter,
  userReader,
  userSourceAttributes,
} from '../mapping/index.ts'
import type { Rehearsal } from '../rehearsal.ts'
import { clauseProblem } from '../scoping/index.ts'
import { TenantError } from '../tenant/index.ts'
import { Body } from './body.ts'
import { parameter } from './page.ts'

const base = '/applications/:id/provisioning/mappings'

/** The attribute mappings and scoping filters; a change makes the next cycle look at everybody. */
export function mappingRoutes(app: FastifyInstance, { applications, provisioning, tenant, clock }: Rehearsal): void {
  const find = (request: FastifyRequest) => applications.get(parameter(request, 'id'))
  app.get(`${base}/:kind`, (request) => {
    const kind = kindOf(request)
    const extra = [...tenant.users.values()].flatMap((user) => Object.keys(user.extra))
    const sources = kind === 'users' ? [...userSourceAttributes, ...new Set(extra)] : groupSourceAttributes
    const fallback = kind === 'users' ? defaultUserMapping() : defaultGroupMapping()
    const mapping = find(request).mappings[kind]
    const targets = new Set([...fallback.attributes, ...mapping.attributes].map((line) => line.target))
    return { ...mapping, sourceAttributes: sources, targetAttributes: [...targets] }
  })
  app.put(`${base}/:kind`, (request) => {
    const application = find(request)
    const kind = kindOf(request)
    const mapping = mappingOf(new Body(request.body))
    if (kind === 'users' && !mapping.enabled)
      throw new TenantError('invalid', 'The user mapping cannot be switched off.')
    check(mapping)
    application.mappings[kind] = mapping
    provisioning.resetWatermark(application)
    return mapping
  })
  app.post(`${base}/test-expression`, (request) => {
    const body = new Body(request.body)
    const user = tenant.user(body.text('userId'))
    const read = userReader(user, user.deletedDateTime !== null || !user.accountEnabled)
    try {
      const context = { now: () => clock.now(), defaultDomain: tenant.profile.domain }
      return { ok: true, value: first(evaluate(parseExpression(body.text('expression')), read, context)) }
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      return { ok: false, message: error.message, ...(error.position === null ? {} : { position: error.position }) }
    }
  })
}

function kindOf(request: FastifyRequest): 'users' | 'groups' {
  const kind = parameter(request, 'kind')
  if (kind === 'users' || kind === 'groups') return kind
  throw new TenantError('notFound', `There is no mapping "${kind}". There are users and groups.`)
}

function check(mapping: Mapping): void {
  try {
    compileMapping(mapping)
  } catch (error) {
    if (error instanceof ExpressionError) throw new TenantError('invalid', error.message, 'attributes')
    throw error
  }
  if (!mapping.attributes.some((line) => line.matchingPrecedence === 1)) {
    throw new TenantError('invalid', 'One attribute needs the matching precedence 1. Choose it.', 'attributes')
  }
  for (const clause of mapping.scopingFilters.flatMap((filter) => filter.clauses)) {
    const problem = clauseProblem(clause)
    if (problem !== null) throw new TenantError('invalid', problem, 'scopingFilters')
  }
}

function mappingOf(body: Body): Mapping {
  const actions = new Body(body.get('actions') ?? {})
  return {
    enabled: body.flag('enabled', true),
    actions: {
      create: actions.flag('create', true),
      update: actions.flag('update', true),
      delete: actions.flag('delete', true),
    },
    attributes: listOf(body, 'attributes').map(attributeOf),
    scopingFilters: listOf(body, 'scopingFilters').map(filterOf),
  }
}

function attributeOf(body: Body): AttributeMapping {
  return {
    source: body.optionalText('source') ?? '',
    expression: body.optionalText('expression') ?? '',
    type: body.choice('type', ['Direct', 'Constant', 'Expression']),
    target: body.text('target'),
    matchingPrecedence: body.wholeNumber('matchingPrecedence', { least: 0, most: 10 }, 0),
    apply: body.choice('apply', ['Always', 'OnlyOnCreate'], 'Always'),
    defaultValue: body.optionalText('defaultValue'),
  }
}

function filterOf(body: Body): ScopingFilter {
  return { name: body.optionalText('name') ?? '', clauses: listOf(body, 'clauses').map(clauseOf) }
}

function clauseOf(body: Body): ScopingClause {
  return {
    attribute: body.text('attribute'),
    operator: body.text('operator'),
    value: body.optionalText('value') ?? '',
  }
}

function listOf(body: Body, name: string): Body[] {
  const value = body.get(name) ?? []
  if (!Array.isArray(value)) throw new TenantError('invalid', `"${name}" must be a list.`, name)
  return value.map((one: unknown) => new Body(one))
}
