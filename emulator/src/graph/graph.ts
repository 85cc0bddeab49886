import type { Rehearsal } from '../rehearsal.ts'
import { GraphFaults } from './faults/index.ts'
import { DeviceCodes, Registrations, Tokens } from './identity/index.ts'
import { ApplicationRecords, AuditTrail, RateLimit, RecycleBin, Replication } from './records/index.ts'

/** Microsoft's limit of provision on demand: five calls in ten seconds. */
const ON_DEMAND = { most: 5, span: 10_000 }

/** The rehearsal's Microsoft Graph and identity platform: everything they remember. */
export class Graph {
  readonly rehearsal: Rehearsal
  readonly faults: GraphFaults
  readonly registrations: Registrations
  readonly tokens: Tokens
  readonly deviceCodes: DeviceCodes
  readonly records: ApplicationRecords
  readonly recycleBin: RecycleBin
  readonly replication: Replication
  readonly audits: AuditTrail
  readonly onDemandLimit: RateLimit

  constructor(rehearsal: Rehearsal) {
    const { store, clock, applications } = rehearsal
    // A program outside cannot know that the rehearsal's clock was put forward: sign-in lives in real time.
    const realNow = () => clock.now().getTime() - clock.offset
    this.rehearsal = rehearsal
    this.faults = new GraphFaults(store)
    this.registrations = new Registrations(store)
    this.tokens = new Tokens(store, realNow)
    this.deviceCodes = new DeviceCodes(realNow)
    this.records = new ApplicationRecords(store, applications)
    this.recycleBin = new RecycleBin(store, () => clock.now())
    this.replication = new Replication(this.faults, realNow)
    this.audits = new AuditTrail(store, () => clock.now())
    this.onDemandLimit = new RateLimit(ON_DEMAND.most, ON_DEMAND.span, realNow)
  }
}
