/** A SCIM server for this room's tests only: independent of the product, it records what arrives byte for byte. */
export { type Answer, type RecordedRequest, RecordingServer } from './recording-server.ts'
export { openStage, type Stage } from './stage.ts'
export { type Happening, happen, jobHappenings, settleIn, tenantHappenings } from './story.ts'
