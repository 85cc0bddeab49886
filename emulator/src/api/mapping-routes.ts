import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  attributeListOf,
  checkFunctions,
  defaultGroupAttributes,
  defaultGroupMapping,
  defaultUserAttributes,
  defaultUserMapping,
  ExpressionError,
  evaluate,
  functionCatalogue,
  groupSourceAttributes,
  knownUserAttributes,
  list,
  type Mapping,
  type MappingProblem,
  mappingProblems,
  parseExpression,
  problem,
  unknownAttribute,
  userReader,
} from '../mapping/index.ts'
import type { Rehearsal } from '../rehearsal.ts'
import { clauseFault } from '../scoping/index.ts'
import { type Tenant, TenantError, type User } from '../tenant/index.ts'
import { Body } from './body.ts'
import type { ExpressionResults, MappingView } from './contract.ts'
import { mappingOf } from './mapping-body.ts'
import { parameter } from './page.ts'

const base = '/applications/:id/provisioning/mappings'
type Kind = 'users' | 'groups'

/** The attribute mappings and scoping filters; a change makes the next cycle look at everybody. */
export function mappingRoutes(app: FastifyInstance, rehearsal: Rehearsal): void {
  const { applications, provisioning, tenant } = rehearsal
  const find = (request: FastifyRequest) => applications.get(parameter(request, 'id'))
  const save = (request: FastifyRequest, mapping: Mapping): MappingView => {
    const application = find(request)
    const kind = kindOf(request)
    application.mappings[kind] = mapping
    provisioning.resetWatermark(application)
    return viewOf(mapping, kind, tenant)
  }
  app.get('/expression-functions', () => functionCatalogue)
  app.get(`${base}/:kind`, (request) => viewOf(find(request).mappings[kindOf(request)], kindOf(request), tenant))
  app.put(`${base}/:kind`, (request) => {
    const mapping = withoutPlainList(mappingOf(new Body(request.body)), kindOf(request))
    const [first] = problemsOf(mapping, kindOf(request), tenant)
    if (first) throw new TenantError('invalid', placed(mapping, first), first.field)
    return save(request, mapping)
  })
  app.delete(`${base}/:kind`, (request) =>
    save(request, kindOf(request) === 'users' ? defaultUserMapping() : defaultGroupMapping()),
  )
  app.post(`${base}/:kind/check`, (request) => ({
    problems: problemsOf(mappingOf(new Body(request.body)), kindOf(request), tenant),
  }))
  app.post(`${base}/test-expression`, (request) => testExpression(rehearsal, new Body(request.body)))
}

function viewOf(mapping: Mapping, kind: Kind, tenant: Tenant): MappingView {
  const attributeList = [...attributeListOf(mapping, kind)]
  const targets = new Set([...attributeList, ...mapping.attributes.map((line) => ({ name: line.target }))])
  return {
    ...mapping,
    attributeList,
    sourceAttributes: sourcesOf(kind, tenant),
    targetAttributes: [...new Set([...targets].map((one) => one.name))].filter((name) => name !== 'id'),
  }
}

function sourcesOf(kind: Kind, tenant: Tenant): string[] {
  if (kind === 'groups') return [...groupSourceAttributes]
  const columns = new Set<string>()
  for (const user of tenant.users.values()) for (const name of Object.keys(user.extra)) columns.add(name)
  return knownUserAttributes(columns)
}

/** A list that nobody edited is not kept, so that it follows the rehearsal's own. */
function withoutPlainList(mapping: Mapping, kind: Kind): Mapping {
  const plain = kind === 'users' ? defaultUserAttributes : defaultGroupAttributes
  const { attributeList, ...rest } = mapping
  return attributeList && JSON.stringify(attributeList) !== JSON.stringify(plain) ? mapping : rest
}

function problemsOf(mapping: Mapping, kind: Kind, tenant: Tenant): MappingProblem[] {
  return [
    ...mappingProblems(mapping, kind, new Set(sourcesOf(kind, tenant))),
    ...mapping.scopingFilters.flatMap((filter, index) =>
      filter.clauses.flatMap((clause, place) => {
        const fault = clauseFault(clause)
        return fault ? [problem(`scopingFilters.${index}.clauses.${place}.${fault.part}`, fault.message)] : []
      }),
    ),
  ]
}

/** The message with the target attribute of the line that it is about. */
function placed({ attributes }: Mapping, { field, message }: MappingProblem): string {
  const line = attributes[Number(/^attributes\.(\d+)/.exec(field)?.[1] ?? Number.NaN)]
  return line && line.target !== '' ? `${line.target}: ${message}` : message
}

/** Works an expression out for the chosen people side by side. */
function testExpression(rehearsal: Rehearsal, body: Body): ExpressionResults {
  const { tenant, clock } = rehearsal
  const ids = body.has('userIds') ? body.texts('userIds') : [body.text('userId')]
  const people = ids.slice(0, 20).map((id) => tenant.user(id))
  const context = { now: () => clock.now(), defaultDomain: tenant.profile.domain }
  try {
    const text = body.text('expression')
    const expression = parseExpression(text)
    checkFunctions(expression)
    const unknown = unknownAttribute(expression, text, new Set(sourcesOf('users', tenant)))
    if (unknown) return { ok: false, ...unknown }
    const results = people.map((user) => trial(user, () => evaluate(expression, readerOf(user), context)))
    const [first] = results
    if (first?.message && results.length === 1) return { ok: false, message: first.message, position: first.position }
    return { ok: true, value: first?.values[0] ?? null, results }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { ok: false, message: error.message, position: error.position }
  }
}

function readerOf(user: User) {
  return userReader(user, user.deletedDateTime !== null || !user.accountEnabled)
}

function trial(user: User, work: () => ReturnType<typeof evaluate>) {
  const person = { userId: user.id, displayName: user.displayName }
  try {
    return { ...person, values: list(work()), message: null, position: null }
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    return { ...person, values: [], message: error.message, position: error.position }
  }
}

function kindOf(request: FastifyRequest): Kind {
  const kind = parameter(request, 'kind')
  if (kind === 'users' || kind === 'groups') return kind
  throw new TenantError('notFound', `There is no mapping "${kind}". There are users and groups.`)
}
