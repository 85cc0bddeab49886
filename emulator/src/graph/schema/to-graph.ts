import type { AttributeMapping, Mapping, ScopingFilter } from '../../mapping/index.ts'
import { sourceDirectory, targetDirectory, targetObjects } from './directories.ts'
import { toSource } from './source.ts'

/** The rule that holds both object mappings, as Graph shows it. */
export function ruleOf(ruleId: string, mappings: { users: Mapping; groups: Mapping }) {
  return {
    containerFilter: null,
    editable: true,
    groupFilter: null,
    id: ruleId,
    metadata: [],
    name: 'USER_OUTBOUND_USER',
    objectMappings: [toObjectMapping('users', mappings.users), toObjectMapping('groups', mappings.groups)],
    priority: 1,
    sourceDirectoryName: sourceDirectory,
    targetDirectoryName: targetDirectory.name,
  }
}

const kinds = {
  users: { source: 'User', name: 'Provision Microsoft Entra ID Users' },
  groups: { source: 'Group', name: 'Provision Microsoft Entra ID Groups' },
} as const

/** A mapping in the shape of Graph's objectMapping. */
export function toObjectMapping(kind: 'users' | 'groups', mapping: Mapping) {
  return {
    enabled: mapping.enabled,
    flowTypes: flowTypes(mapping.actions),
    name: kinds[kind].name,
    scope: mapping.scopingFilters.length > 0 ? scopeOf(mapping.scopingFilters) : null,
    sourceObjectName: kinds[kind].source,
    targetObjectName: targetObjects[kind],
    metadata: [
      { key: 'IsCustomerDefined', value: 'false' },
      { key: 'DisableMonitoringForChanges', value: 'false' },
      { key: 'Disposition', value: '"Normal"' },
      { key: 'ExcludeFromReporting', value: 'false' },
      { key: 'EscrowBehavior', value: '"Default"' },
      { key: 'Unsynchronized', value: 'false' },
    ],
    attributeMappings: mapping.attributes.map(toAttributeMapping),
  }
}

function flowTypes(actions: Mapping['actions']): string {
  const names = [actions.create ? 'Add' : '', actions.update ? 'Update' : '', actions.delete ? 'Delete' : '']
  return names.filter((name) => name !== '').join(', ') || 'None'
}

function toAttributeMapping(line: AttributeMapping) {
  return {
    defaultValue: line.defaultValue,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: line.apply === 'Always' ? 'Always' : 'ObjectAddOnly',
    matchingPriority: line.matchingPrecedence,
    targetAttributeName: line.target,
    source: toSource(line),
  }
}

function scopeOf(filters: readonly ScopingFilter[]) {
  return {
    categoryFilterGroups: [],
    inputFilterGroups: [],
    groups: filters.map(({ name, clauses }) => ({
      name,
      clauses: clauses.map(({ attribute, operator, value }) => ({
        operatorName: operator,
        sourceOperandName: attribute,
        targetOperand: { values: value === '' ? [] : [value] },
      })),
    })),
  }
}
