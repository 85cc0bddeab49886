/** Nordwind Traders, the invented company that a rehearsal starts with. Deterministic: always the same people and ids. */
export { fillWithSample } from './fill.ts'
