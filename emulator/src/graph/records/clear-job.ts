import { type Application, newHistory } from '../../applications/index.ts'
import { defaultGroupMapping, defaultUserMapping } from '../../mapping/index.ts'
import type { ApplicationRecord } from './application-records.ts'

/** Takes the job out of an application, with mappings and credentials; assignments stay. The caller saves both. */
export function clearJob(application: Application, record: ApplicationRecord): void {
  application.mode = 'Manual'
  application.credentials = null
  application.mappings = { users: defaultUserMapping(), groups: defaultGroupMapping() }
  const nothing = { watermark: null, lastCycleAt: null, nextCycleAt: null, cycle: null, quarantine: null }
  Object.assign(application.job, { ...nothing, history: newHistory() })
  Object.assign(record, { hasJob: false, jobCreatedAt: null, secrets: {}, schemaChangedAt: null })
}
