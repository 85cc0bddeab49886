/**
 * Owns the change of the seal key: every sealed secret is opened with the old key and sealed with the new one, so that it can be
 * stopped anywhere and begun again. Owns no secret. The command line calls it; `server.ts` asks whether one is unfinished.
 */
export { KeyRotationError, refuseUnfinished } from './marker.ts'
export { type Rotation, rotateSealKey } from './rotate.ts'
