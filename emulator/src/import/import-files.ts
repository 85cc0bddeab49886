import { type Group, type Tenant, TenantError, type User } from '../tenant/index.ts'
import { readCsv } from './csv-table.ts'
import { readGraph } from './graph-json.ts'
import { readGroups, readMembers } from './groups-csv.ts'
import { emptyParsed, type ImportedUser, type ImportFile, type ImportWarning, type Parsed } from './parsed.ts'
import { readUsers } from './users-csv.ts'

export interface ImportResult {
  users: number
  groups: number
  members: number
  warnings: ImportWarning[]
}

/**
 * Reads all files first and then changes the tenant, so that a file that cannot be read changes nothing.
 * @param mode `replace` empties the tenant first; `merge` updates who is there by id, else by name
 * @throws {ImportError}
 */
export function importFiles(tenant: Tenant, files: readonly ImportFile[], mode: 'replace' | 'merge'): ImportResult {
  const parsed = emptyParsed()
  for (const file of files) readFile(file, parsed)
  if (mode === 'replace') tenant.clear()
  const users = parsed.users.filter((entry) => attempt(parsed, entry, () => putUser(tenant, entry.user))).length
  const groups = parsed.groups.filter((entry) => attempt(parsed, entry, () => putGroup(tenant, entry.group))).length
  linkManagers(tenant, parsed)
  const members = addMembers(tenant, parsed)
  const domain = parsed.users[0]?.user.userPrincipalName.split('@')[1]
  if (mode === 'replace' && domain !== undefined) tenant.rename({ domain, displayName: domain })
  return { users, groups, members, warnings: parsed.warnings }
}

function readFile(file: ImportFile, parsed: Parsed): void {
  if (/\.json$/i.test(file.name) || /^\uFEFF?\s*[[{]/.test(file.text)) return readGraph(file, parsed)
  const table = readCsv(file)
  parsed.warnings.push(...table.warnings)
  const have = new Set(table.columns.map((name) => name.toLowerCase()))
  const namesGroups = ['groupid', 'group', 'groupdisplayname'].some((name) => have.has(name))
  if (namesGroups || /member/i.test(file.name)) return readMembers(file, table, parsed)
  const isGroups = ['grouptype', 'grouptypes', 'membershiptype', 'securityenabled'].some((name) => have.has(name))
  if (!have.has('userprincipalname') && (isGroups || /group/i.test(file.name))) return readGroups(file, table, parsed)
  readUsers(file, table, parsed)
}

function putUser(tenant: Tenant, { managerName, ...user }: ImportedUser): void {
  const known =
    (user.id === undefined ? undefined : tenant.users.get(user.id)) ?? tenant.userByName(user.userPrincipalName)
  if (!known) {
    tenant.createUser(user)
    return
  }
  const { id, createdDateTime, managerId, ...changes } = user
  if (differs(known, changes)) tenant.updateUser(known.id, changes)
}

function differs(known: User, changes: object): boolean {
  const before = new Map<string, unknown>(Object.entries(known))
  return Object.entries(changes).some(([name, value]) => JSON.stringify(before.get(name)) !== JSON.stringify(value))
}

function putGroup(tenant: Tenant, group: Pick<Group, 'id' | 'displayName' | 'description' | 'kind'>): void {
  const { id, ...changes } = group
  if (tenant.groups.has(id)) tenant.updateGroup(id, changes)
  else tenant.createGroup(group)
}

function linkManagers(tenant: Tenant, parsed: Parsed): void {
  for (const entry of parsed.users) {
    const { managerName, userPrincipalName } = entry.user
    if (managerName === undefined) continue
    const user = tenant.userByName(userPrincipalName)
    const manager = tenant.users.get(managerName) ?? tenant.userByName(managerName)
    if (user && manager) attempt(parsed, entry, () => tenant.setManager(user.id, manager.id))
    else warn(parsed, entry, `The manager ${managerName} is not among the users.`, 'manager')
  }
}

function addMembers(tenant: Tenant, parsed: Parsed): number {
  const byName = new Map([...tenant.groups.values()].map((group) => [group.displayName.toLowerCase(), group]))
  const wanted = new Map<string, Set<string>>()
  for (const entry of parsed.memberships) {
    const group = tenant.groups.get(entry.group) ?? byName.get(entry.group.toLowerCase())
    const member = tenant.users.get(entry.member) ?? tenant.groups.get(entry.member) ?? tenant.userByName(entry.member)
    if (!group) warn(parsed, entry, `There is no group "${entry.group}". Import the groups too.`, 'group')
    else if (!member)
      warn(parsed, entry, `There is no user or group "${entry.member}". Import the users too.`, 'member')
    else wanted.set(group.id, (wanted.get(group.id) ?? new Set()).add(member.id))
  }
  let added = 0
  for (const [groupId, ids] of wanted) added += tenant.addMembers(groupId, ids)
  return added
}

/** Does one line's work; what the tenant refuses becomes a warning. */
function attempt(parsed: Parsed, place: { file: string; line: number }, work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof TenantError)) throw error
    warn(parsed, place, `The line was left out. ${error.message}`)
    return false
  }
}

function warn(parsed: Parsed, { file, line }: { file: string; line: number }, message: string, column?: string): void {
  parsed.warnings.push({ file, line, message, ...(column === undefined ? {} : { column }) })
}
