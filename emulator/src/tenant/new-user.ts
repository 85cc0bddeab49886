import { randomUUID } from 'node:crypto'
import { type Group, type NewGroup, type NewUser, type TextAttribute, textAttributes, type User } from './records.ts'

/** Fills what a new user leaves out. Empty text is no value, as in Entra. */
export function completeUser(user: NewUser, now: string): User {
  const text = Object.fromEntries(textAttributes.map((name) => [name, emptyToNull(user[name])])) as Record<
    TextAttribute,
    string | null
  >
  return {
    ...text,
    id: user.id ?? randomUUID(),
    userPrincipalName: user.userPrincipalName.trim(),
    displayName: user.displayName.trim(),
    mailNickname: text.mailNickname ?? nicknameOf(user.userPrincipalName),
    userType: user.userType ?? 'Member',
    accountEnabled: user.accountEnabled ?? true,
    createdDateTime: user.createdDateTime ?? now,
    deletedDateTime: null,
    managerId: user.managerId ?? null,
    extra: user.extra ?? {},
    changed: 0,
  }
}

/** Fills what a new group leaves out. */
export function completeGroup(group: NewGroup, now: string): Group {
  return {
    id: group.id ?? randomUUID(),
    displayName: group.displayName.trim(),
    description: emptyToNull(group.description),
    kind: group.kind ?? 'security',
    memberIds: new Set(group.memberIds ?? []),
    createdDateTime: group.createdDateTime ?? now,
    changed: 0,
  }
}

export function emptyToNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text
}

/** Entra makes the mail nickname of the name before the @; a guest's marker goes. */
function nicknameOf(userPrincipalName: string): string {
  const [local = userPrincipalName] = userPrincipalName.split('@')
  return local.replaceAll('#EXT#', '')
}
