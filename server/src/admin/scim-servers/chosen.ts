import type { ScimServerSettings } from '../../directory/contract.ts'

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** Only the settings that were given: an absent one keeps what it was. */
export function chosen(settings: Optional<ScimServerSettings>): Partial<ScimServerSettings> {
  return {
    ...(settings.leavers === undefined ? {} : { leavers: settings.leavers }),
    ...(settings.leaverDays === undefined ? {} : { leaverDays: settings.leaverDays }),
    ...(settings.acceptNestedGroups === undefined ? {} : { acceptNestedGroups: settings.acceptNestedGroups }),
    ...(settings.patchAnswer === undefined ? {} : { patchAnswer: settings.patchAnswer }),
    ...(settings.groupMemberships === undefined ? {} : { groupMemberships: settings.groupMemberships }),
    ...(settings.hold === undefined ? {} : { hold: settings.hold }),
  }
}
