/** What the tests of this room need: a server to probe and a screen that remembers. Nothing of the product calls it. */
export { answering } from './answering.ts'
export { probing } from './probing.ts'
export { RecordingScreen } from './recording-screen.ts'
