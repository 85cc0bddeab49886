/** Virtual time: what makes forty minutes or thirty days pass in a moment. Owns no schedule; the engine asks it. */
export { type Clock, VirtualClock } from './virtual-clock.ts'
