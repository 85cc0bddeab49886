import type { Application } from '../applications/index.ts'
import type { Mapping } from '../mapping/index.ts'
import type { ProbePlan } from '../scim-client/index.ts'

/** What Test Connection asks for: the first matching attribute of each mapping. */
export function probePlan({ mappings }: Pick<Application, 'mappings'>): ProbePlan {
  return {
    userMatch: firstMatch(mappings.users) ?? 'userName',
    groupMatch: mappings.groups.enabled ? (firstMatch(mappings.groups) ?? 'displayName') : null,
  }
}

function firstMatch(mapping: Mapping): string | undefined {
  return mapping.attributes.find((line) => line.matchingPrecedence === 1)?.target
}
