import { Applications } from './applications/index.ts'
import { VirtualClock } from './clock/index.ts'
import { DynamicGroups } from './dynamic-groups/index.ts'
import { Provisioning } from './engine/index.ts'
import { Faults } from './faults/index.ts'
import { DocumentStore, LogStore } from './state/index.ts'
import { Tenant } from './tenant/index.ts'
import { TimeKeeper } from './time-keeper.ts'

/** The whole rehearsal: one tenant, its applications and their provisioning. */
export interface Rehearsal {
  tenant: Tenant
  dynamicGroups: DynamicGroups
  applications: Applications
  provisioning: Provisioning
  logs: LogStore
  faults: Faults
  /** Where other rooms keep documents of their own. */
  store: DocumentStore
  clock: VirtualClock
  time: TimeKeeper
  /** Writes everything that was changed; durable on return. */
  flush: () => void
  close: () => Promise<void>
}

export interface RehearsalOptions {
  /** Where the tenant and its applications are kept. */
  dataFolder: string
  /** The real clock, in milliseconds since 1970. */
  clock?: () => number
}

/**
 * Opens a rehearsal in a folder; an empty one starts without people.
 * @throws {StateError} when the folder cannot be used
 */
export function createRehearsal(options: RehearsalOptions): Rehearsal {
  const store = new DocumentStore(options.dataFolder)
  const [saved] = store.all<{ offset: number }>('clock')
  const clock = new VirtualClock(saved?.offset ?? 0, options.clock)
  const logs = new LogStore(store)
  const tenant = new Tenant(store, clock)
  const dynamicGroups = new DynamicGroups(store, tenant)
  const applications = new Applications({ store, logs, tenant, clock })
  const faults = new Faults(store, clock)
  const provisioning = new Provisioning({ tenant, applications, logs, clock, faults })
  const time = new TimeKeeper({
    tenant,
    dynamicGroups,
    provisioning,
    clock,
    save: (offset) => saveClock(store, offset),
  })
  return {
    tenant,
    dynamicGroups,
    applications,
    provisioning,
    logs,
    faults,
    store,
    clock,
    time,
    flush: () => store.flush(),
    close: async () => {
      time.stop()
      await provisioning.close()
      store.close()
    },
  }
}

function saveClock(store: DocumentStore, offset: number): void {
  store.put('clock', 'virtual', () => ({ offset }))
}
