/**
 * A small SCIM server that can be told to be wrong in one named way, so that the probe can be proved: each of its lines
 * has to turn red for the defects that break its promise, and for no other. For this room's tests only; it knows nothing
 * of the probe.
 */
export { type DefectName, defects } from './defects.ts'
export { FaultyServer } from './faulty-server.ts'
