/** What goes wrong in the rehearsal's Graph, on demand: delays, throttling, failures, licences, permissions, scripted answers. */
export {
  type DrawnFault,
  type GraphFaultSettings,
  GraphFaults,
  type ScriptedFault,
} from './graph-faults.ts'
export { readFaults } from './read-faults.ts'
