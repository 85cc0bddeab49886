import { textAttributes } from '../tenant/index.ts'
import { ImportError, type ImportedUser, type ImportFile, type Parsed } from './parsed.ts'

type Item = Record<string, unknown>

/** Graph's names for attributes that are called otherwise here. */
const renamed: Record<string, string> = {
  officeLocation: 'physicalDeliveryOfficeName',
  mobilePhone: 'mobile',
  faxNumber: 'facsimileTelephoneNumber',
}
const own = new Set<string>([
  ...textAttributes,
  'id',
  'userPrincipalName',
  'displayName',
  'userType',
  'accountEnabled',
  'createdDateTime',
  'manager',
  'businessPhones',
  'members',
])

/** Reads Graph's `/users` and `/groups?$expand=members`. @throws {ImportError} */
export function readGraph(file: ImportFile, parsed: Parsed): void {
  for (const item of itemsOf(file)) {
    const type = String(item['@odata.type'] ?? '')
    const isUser = type.endsWith('user') || typeof item['userPrincipalName'] === 'string'
    if (isUser) readUser(file, item, parsed)
    else readGroup(file, item, parsed)
  }
}

function itemsOf(file: ImportFile): Item[] {
  let json: unknown
  try {
    json = JSON.parse(file.text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new ImportError(`${file.name}: this is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  const list: unknown = Array.isArray(json) ? json : isItem(json) ? json['value'] : null
  if (!Array.isArray(list)) {
    throw new ImportError(`${file.name}: there is no list "value". Save the whole answer of Microsoft Graph.`)
  }
  return list.filter(isItem)
}

function readUser(file: ImportFile, item: Item, parsed: Parsed): void {
  const name = textOf(item, 'userPrincipalName')
  const displayName = textOf(item, 'displayName')
  if (name === null || displayName === null) {
    const message = `${textOf(item, 'id') ?? 'An entry'} was left out: userPrincipalName and displayName are required.`
    parsed.warnings.push({ file: file.name, line: 1, message })
    return
  }
  const user: ImportedUser = {
    userPrincipalName: name,
    displayName,
    userType: item['userType'] === 'Guest' || name.includes('#EXT#') ? 'Guest' : 'Member',
    accountEnabled: item['accountEnabled'] !== false,
    extra: {},
  }
  for (const [key, value] of Object.entries(item)) {
    const attribute = renamed[key] ?? key
    if (typeof value !== 'string' || value === '' || key.startsWith('@')) continue
    if (textAttributes.some((one) => one === attribute)) Object.assign(user, { [attribute]: value })
    else if (!own.has(key)) user.extra = { ...user.extra, [key]: value }
  }
  const phones: unknown = item['businessPhones']
  const phone: unknown = Array.isArray(phones) ? phones[0] : undefined
  if (typeof phone === 'string') user.telephoneNumber ??= phone
  const id = textOf(item, 'id')
  if (id !== null) user.id = id
  const created = textOf(item, 'createdDateTime')
  if (created !== null) user.createdDateTime = created
  const manager = item['manager']
  if (isItem(manager)) {
    const managerName = textOf(manager, 'id') ?? textOf(manager, 'userPrincipalName')
    if (managerName !== null) user.managerName = managerName
  }
  parsed.users.push({ file: file.name, line: 1, user })
}

function readGroup(file: ImportFile, item: Item, parsed: Parsed): void {
  const id = textOf(item, 'id')
  const displayName = textOf(item, 'displayName')
  if (id === null || displayName === null) {
    const message = 'A group was left out: id and displayName are required.'
    parsed.warnings.push({ file: file.name, line: 1, message })
    return
  }
  const types: unknown[] = Array.isArray(item['groupTypes']) ? item['groupTypes'] : []
  const kind = types.includes('Unified') ? 'm365' : 'security'
  const description = textOf(item, 'description')
  parsed.groups.push({ file: file.name, line: 1, group: { id, displayName, description, kind } })
  const members: unknown[] = Array.isArray(item['members']) ? item['members'] : []
  for (const member of members.filter(isItem)) {
    const memberId = textOf(member, 'id')
    if (memberId !== null) parsed.memberships.push({ file: file.name, line: 1, group: id, member: memberId })
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(item: Item, name: string): string | null {
  const value = item[name]
  return typeof value === 'string' && value !== '' ? value : null
}
