import type { Role } from '../api/schema.ts'

/** What each role is called and may do, strongest first. */
export const roleWords: Readonly<Record<Role, { readonly name: string; readonly may: string }>> = {
  owner: { name: 'Owner', may: 'may do everything, tokens and operators included.' },
  manager: { name: 'Manager', may: 'manages people and SCIM servers, and cannot invite others.' },
  designer: { name: 'Designer', may: 'sees people and groups, and designs signatures.' },
  auditor: { name: 'Auditor', may: 'sees everything and changes nothing.' },
}

export const roles: readonly Role[] = ['owner', 'manager', 'designer', 'auditor']
