/**
 * The load step: 25 requests a second, which Microsoft asks every server to bear, in the proportions of a provisioning
 * cycle. It judges errors and the rate; latencies are told, not judged. The runner calls it after the checks.
 */
export { type LoadFigures, loadVerdict, type OperationFigures } from './figures.ts'
export { type LoadSettings, putUnderLoad } from './put-under-load.ts'
