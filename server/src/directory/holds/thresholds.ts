/** When too much is lost at once. Pure. */
import type { HoldSettings } from '../contract.ts'

/** So many of so many: more than a quarter hundred and more than a tenth is no ordinary hour. */
export const defaultHold: HoldSettings = {
  on: true,
  peopleAtLeast: 25,
  peopleShare: 0.1,
  groupMembers: 20,
  groupShare: 0.5,
}

/** @param lost active people who left within the hour @param before people who were active before it */
export function isMassDeparture(hold: HoldSettings, lost: number, before: number): boolean {
  return lost > Math.max(hold.peopleAtLeast, hold.peopleShare * before)
}

/** @param lost members whom the group lost within the hour @param before members whom it had before it */
export function isMassRemoval(hold: HoldSettings, lost: number, before: number): boolean {
  return before >= hold.groupMembers && lost > hold.groupShare * before
}
