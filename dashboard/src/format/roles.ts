import type { Role } from '../api/schema.ts'

/** What each role is called and may do, strongest first. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  owner: { name: 'Owner', may: 'may do everything: SCIM servers, tokens and operators included.' },
  manager: { name: 'Manager', may: 'sees everything, and edits people who are not connected to Entra any more.' },
  designer: { name: 'Designer', may: 'sees people and groups, and designs signatures.' },
  auditor: { name: 'Auditor', may: 'sees everything and changes nothing.' },
}

export const roles: readonly Role[] = ['owner', 'manager', 'designer', 'auditor']
