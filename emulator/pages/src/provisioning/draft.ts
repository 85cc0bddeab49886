import type { SavedProvisioning } from '../api/provisioning.ts'
import type { Provisioning } from '../api/provisioning-contract.ts'

/** The part of the provisioning page that its settings are. */
export type SavedSettings = Pick<Provisioning, 'mode' | 'credentials' | 'settings'>

/** The settings page's fields while they are edited; the secret token is empty unless a new one is typed. */
export interface SettingsDraft {
  mode: 'Manual' | 'Automatic'
  tenantUrl: string
  secretToken: string
  notificationEmail: string
  preventAccidentalDeletion: boolean
  deletionThreshold: string
  scope: 'all' | 'assigned'
  skipOutOfScopeDeletions: boolean
}

/** What is saved, as fields. */
export function draftOf(saved: SavedSettings): SettingsDraft {
  return {
    mode: saved.mode,
    tenantUrl: saved.credentials?.tenantUrl ?? '',
    secretToken: '',
    notificationEmail: saved.settings.notificationEmail ?? '',
    preventAccidentalDeletion: saved.settings.preventAccidentalDeletion,
    deletionThreshold: String(saved.settings.deletionThreshold),
    scope: saved.settings.scope,
    skipOutOfScopeDeletions: saved.settings.skipOutOfScopeDeletions,
  }
}

/** Whether there is anything to save. */
export function isChanged(draft: SettingsDraft, saved: SavedSettings): boolean {
  const before = draftOf(saved)
  return draft.mode !== before.mode || (draft.mode === 'Automatic' && JSON.stringify(draft) !== JSON.stringify(before))
}

/** Why the draft cannot be saved yet, as a sentence that says what to do; null when it can. */
export function problemOf(draft: SettingsDraft, saved: SavedSettings): string | null {
  if (draft.mode === 'Manual') return null
  if (draft.tenantUrl.trim() === '') return 'Enter the Tenant URL before saving.'
  if (!URL.canParse(draft.tenantUrl.trim()))
    return 'The Tenant URL is not an address: it starts with https:// (in a rehearsal also http://).'
  if (draft.secretToken === '' && saved.credentials?.hasSecretToken !== true)
    return 'Enter the Secret Token before saving.'
  if (draft.preventAccidentalDeletion && !/^[1-9]\d{0,5}$/.test(draft.deletionThreshold.trim())) {
    return 'The accidental deletion threshold is a whole number from 1 on.'
  }
  if (draft.notificationEmail !== '' && !/^[^\s@]+@[^\s@]+$/.test(draft.notificationEmail.trim())) {
    return 'The notification e-mail is not an e-mail address.'
  }
  return null
}

/** The draft as "Save" sends it; an untouched secret token is left out, so that the saved one stays. */
export function savedOf(draft: SettingsDraft): SavedProvisioning {
  const threshold = Number(draft.deletionThreshold)
  return {
    mode: draft.mode,
    tenantUrl: draft.tenantUrl.trim(),
    ...(draft.secretToken === '' ? {} : { secretToken: draft.secretToken.trim() }),
    notificationEmail: draft.notificationEmail.trim() === '' ? null : draft.notificationEmail.trim(),
    preventAccidentalDeletion: draft.preventAccidentalDeletion,
    deletionThreshold: Number.isInteger(threshold) && threshold > 0 ? threshold : 500,
    scope: draft.scope,
    skipOutOfScopeDeletions: draft.skipOutOfScopeDeletions,
  }
}
