/** What Graph remembers beside the tenant: application records, new objects, audits, call counts. */
export { type ApplicationRecord, ApplicationRecords } from './application-records.ts'
export { type AuditEntry, AuditTrail } from './audit-trail.ts'
export { clearJob } from './clear-job.ts'
export { RateLimit } from './rate-limit.ts'
export { type DeletedApplication, RecycleBin } from './recycle-bin.ts'
export { Replication } from './replication.ts'
