/** Graph's resources, one file each. Each reads and writes the rehearsal and nothing else. The listener calls them. */
import type { GraphRoute } from '../wire/index.ts'
import { appRoleAssignmentRoutes } from './app-role-assignments.ts'
import { applicationTemplateRoutes } from './application-templates.ts'
import { applicationRoutes } from './applications.ts'
import { deletedItemRoutes } from './deleted-items.ts'
import { directoryAuditRoutes } from './directory-audits.ts'
import { groupMemberRoutes } from './group-members.ts'
import { groupRoutes } from './groups.ts'
import { organizationRoutes } from './organization.ts'
import { provisioningLogRoutes } from './provisioning-logs.ts'
import { servicePrincipalRoutes } from './service-principals.ts'
import { userRoutes } from './users.ts'
import { userDeltaRoutes } from './users-delta.ts'

export const resourceRoutes: readonly GraphRoute[] = [
  ...applicationTemplateRoutes,
  ...applicationRoutes,
  ...servicePrincipalRoutes,
  ...appRoleAssignmentRoutes,
  ...userRoutes,
  ...userDeltaRoutes,
  ...groupRoutes,
  ...groupMemberRoutes,
  ...deletedItemRoutes,
  ...organizationRoutes,
  ...directoryAuditRoutes,
  ...provisioningLogRoutes,
]
