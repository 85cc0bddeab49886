import type { ScimServerSettings } from '../contract.ts'
import { defaultHold } from '../holds/thresholds.ts'

export const defaultSettings: ScimServerSettings = {
  leavers: 'keep',
  leaverDays: 30,
  acceptNestedGroups: true,
  patchAnswer: 200,
  groupMemberships: false,
  hold: defaultHold,
}

/** The settings as stored (JSON), completed by defaults, so that a setting that is younger than the row has a value. */
export function settingsFrom(stored: string): ScimServerSettings {
  const read = JSON.parse(stored) as Partial<ScimServerSettings>
  return { ...defaultSettings, ...read, hold: { ...defaultHold, ...read.hold } }
}
