/** What the rehearsal's JSON API says, as the pages read it. Dates are ISO 8601 in the rehearsal's virtual time. */

export type { ApplicationView as Application, EntraGroup, EntraUser, Page } from '../../../src/api/contract.ts'

export interface Tenant {
  id: string
  displayName: string
  domain: string
  users: { total: number; enabled: number; disabled: number; guests: number; deleted: number }
  groups: number
  now: string
}

export interface Member {
  id: string
  type: 'User' | 'Group'
  displayName: string
  detail: string
}

export interface Assignment {
  id: string
  principalId: string
  principalType: 'User' | 'Group'
  displayName: string
  detail: string
}

export interface ImportResult {
  users: number
  groups: number
  members: number
  warnings: { file: string; line: number; column?: string; message: string }[]
}
