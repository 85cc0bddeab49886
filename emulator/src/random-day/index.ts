/** A day of changes as an HR department makes them, the same for the same seed. It changes the tenant only; the API calls it. */
export { liveRandomDay, type RandomDay } from './random-day.ts'
