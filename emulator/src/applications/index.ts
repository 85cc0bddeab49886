/**
 * Enterprise applications: what is assigned to them, how their provisioning is set up and what their job remembers of the
 * target. It sends nothing; the engine does. The engine and the API call it.
 */
export { appRolesOf, roleReader } from './app-roles.ts'
export { Applications, newHistory } from './applications.ts'
export { ConnectorData } from './connector-data.ts'
export type { GroupMembers } from './group-members.ts'
export type {
  Application,
  ApplicationRole,
  Assignment,
  Credentials,
  Cycle,
  CycleCounts,
  Escrow,
  EscrowPart,
  Job,
  JobError,
  JobHistory,
  Link,
  ProvisioningSettings,
  Quarantine,
  TaskExecution,
} from './records.ts'
