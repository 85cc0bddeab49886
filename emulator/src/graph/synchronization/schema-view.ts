import type { Application } from '../../applications/index.ts'
import { defaultGroupMapping, defaultUserMapping } from '../../mapping/index.ts'
import type { Graph } from '../graph.ts'
import { directoriesOf, ruleOf } from '../schema/index.ts'

/** The schema of an application's job: directories, and one rule for users and groups. */
export function schemaView(graph: Graph, application: Application) {
  const { ruleId, schemaChangedAt, jobCreatedAt } = graph.records.of(application)
  return {
    version: `Date:${schemaChangedAt ?? jobCreatedAt ?? application.createdAt}`,
    directories: directoriesOf(application.mappings, extraAttributes(graph)),
    synchronizationRules: [ruleOf(ruleId, application.mappings)],
  }
}

/** A template with the schema that a new job starts with. */
export function templateView(graph: Graph, application: Application, id: string) {
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
