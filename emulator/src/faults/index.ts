/**
 * Faults on demand: trouble between the engine and a SCIM server, put into the client's transport. It knows which faults
 * are on, when each happens (share, count, schedule; by a seed) and what it does to a request. It knows neither users nor
 * cycles. The engine and Test Connection send through it; comparing does not, so that the comparison sees the truth.
 */
export { describeFault, type Fault, type FaultKind, type FaultSettings, faultKinds } from './fault.ts'
export { FaultSwitch } from './fault-switch.ts'
export { Faults } from './faults.ts'
export { readFaultSettings } from './read-fault-settings.ts'
