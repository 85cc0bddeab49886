import type { TextAttribute } from '../tenant/index.ts'
import { type CsvRow, type CsvTable } from './csv-table.ts'
import { ImportError, type ImportedUser, type ImportFile, type Parsed } from './parsed.ts'

/** Columns of "Download users" and of older exports, and the attribute that each becomes. */
const columnsOf: Partial<Record<TextAttribute, string[]>> = {
  givenName: ['givenName'],
  surname: ['surname'],
  mail: ['mail'],
  mailNickname: ['mailNickname'],
  jobTitle: ['jobTitle'],
  department: ['department'],
  companyName: ['companyName'],
  employeeId: ['employeeId'],
  physicalDeliveryOfficeName: ['officeLocation', 'physicalDeliveryOfficeName'],
  streetAddress: ['streetAddress'],
  city: ['city'],
  state: ['state'],
  postalCode: ['postalCode'],
  country: ['country'],
  telephoneNumber: ['telephoneNumber'],
  mobile: ['mobilePhone', 'mobile'],
  facsimileTelephoneNumber: ['faxNumber', 'facsimileTelephoneNumber'],
  preferredLanguage: ['preferredLanguage'],
  usageLocation: ['usageLocation'],
}

const others = [
  'userPrincipalName',
  'displayName',
  'id',
  'objectId',
  'userType',
  'accountEnabled',
  'createdDateTime',
  'manager',
]
const known = new Set([...Object.values(columnsOf).flat(), ...others].map((name) => name.toLowerCase()))

/** @throws {ImportError} naming a required column that is missing */
export function readUsers(file: ImportFile, table: CsvTable, parsed: Parsed): void {
  const have = new Set(table.columns.map((name) => name.toLowerCase()))
  for (const required of ['userPrincipalName', 'displayName']) {
    if (!have.has(required.toLowerCase())) {
      throw new ImportError(
        `${file.name}, line 1: the column ${required} is missing. Add it to the header and import again.`,
      )
    }
  }
  const unknown = table.columns.filter((name) => name !== '' && !known.has(name.toLowerCase()))
  for (const row of table.rows) {
    const missing = ['userPrincipalName', 'displayName'].find((name) => row.get(name) === '')
    if (missing !== undefined) {
      const message = 'The line was left out: this value is required.'
      parsed.warnings.push({ file: file.name, line: row.line, column: missing, message })
      continue
    }
    parsed.users.push({ file: file.name, line: row.line, user: readUser(file, row, unknown, parsed) })
  }
}

function readUser(file: ImportFile, row: CsvRow, unknown: string[], parsed: Parsed): ImportedUser {
  const userPrincipalName = row.get('userPrincipalName')
  const user: ImportedUser = {
    userPrincipalName,
    displayName: row.get('displayName'),
    userType: isGuest(row) ? 'Guest' : 'Member',
    accountEnabled: !/^false$/i.test(row.get('accountEnabled')),
    extra: Object.fromEntries(
      unknown.flatMap((name) => (row.get(name) === '' ? [] : [[name, row.get(name)] as const])),
    ),
  }
  const enabled = row.get('accountEnabled')
  if (enabled !== '' && !/^(?:true|false)$/i.test(enabled)) {
    const message = `"${enabled}" is neither True nor False; the account counts as enabled.`
    parsed.warnings.push({ file: file.name, line: row.line, column: 'accountEnabled', message })
  }
  const id = row.get('id', 'objectId')
  if (id !== '') user.id = id
  if (row.get('manager') !== '') user.managerName = row.get('manager')
  for (const [attribute, columns] of Object.entries(columnsOf)) {
    const value = row.get(...columns)
    if (value !== '') Object.assign(user, { [attribute]: value })
  }
  const created = row.get('createdDateTime')
  if (created === '') return user
  const date = readDate(created)
  if (date) user.createdDateTime = date
  else {
    const message = `"${created}" is not a date; today is used.`
    parsed.warnings.push({ file: file.name, line: row.line, column: 'createdDateTime', message })
  }
  return user
}

function isGuest(row: CsvRow): boolean {
  return /^guest$/i.test(row.get('userType')) || row.get('userPrincipalName').includes('#EXT#')
}

/** `8/19/2021 1:25:31 PM` as the admin center writes it, or ISO 8601; both are UTC. @returns ISO 8601, or null */
export function readDate(text: string): string | null {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP])M)?)?$/i.exec(text)
  if (!found) {
    const date = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : null
    return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null
  }
  const [month, day, year, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0))
  if (!month || !day || !year || month > 12 || day > 31) return null
  const half = found[7]?.toUpperCase()
  const hours = half === undefined ? (hour ?? 0) : ((hour ?? 0) % 12) + (half === 'P' ? 12 : 0)
  return new Date(Date.UTC(year, month - 1, day, hours, minute ?? 0, second ?? 0)).toISOString()
}
