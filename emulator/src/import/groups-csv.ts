import { identifierOf } from '../generator/index.ts'
import type { CsvTable } from './csv-table.ts'
import { ImportError, type ImportFile, type Parsed } from './parsed.ts'

/** Reads "Download groups". @throws {ImportError} when there is no name column */
export function readGroups(file: ImportFile, table: CsvTable, parsed: Parsed): void {
  for (const row of table.rows) {
    const displayName = row.get('displayName', 'name')
    if (displayName === '') {
      const message = 'The line was left out: a group needs a name.'
      parsed.warnings.push({ file: file.name, line: row.line, column: 'displayName', message })
      continue
    }
    const id = row.get('id', 'objectId') || identifierOf(`import/group/${displayName}`)
    const types = row.get('groupType', 'groupTypes')
    const kind = /365|unified/i.test(types) ? 'm365' : 'security'
    parsed.groups.push({
      file: file.name,
      line: row.line,
      group: { id, displayName, description: row.get('description') || null, kind },
    })
  }
}

/**
 * Reads "Download members". The group is a column of the file, or its name: the admin center writes one file for each
 * group and calls it after the group.
 * @throws {ImportError} when no column says who the members are
 */
export function readMembers(file: ImportFile, table: CsvTable, parsed: Parsed): void {
  const columns = table.columns.map((name) => name.toLowerCase())
  const who = ['memberid', 'memberobjectidorupn', 'id', 'objectid', 'userprincipalname'].filter((name) =>
    columns.includes(name),
  )
  if (who.length === 0) {
    throw new ImportError(`${file.name}, line 1: the column id or userPrincipalName of the members is missing. Add it.`)
  }
  for (const row of table.rows) {
    const member = row.get(...who) || row.get('userPrincipalName')
    const group = row.get('groupId', 'group', 'groupDisplayName') || groupOfFile(file.name)
    if (member === '') {
      const message = 'The line was left out: it names no member.'
      parsed.warnings.push({ file: file.name, line: row.line, column: who[0] ?? 'id', message })
    } else parsed.memberships.push({ file: file.name, line: row.line, group, member })
  }
}

/** `exportGroupMembers_Sales_2026-11-22.csv` and `Sales members.csv` are about Sales. */
function groupOfFile(name: string): string {
  return name
    .replace(/^.*[\\/]/, '')
    .replace(/\.csv$/i, '')
    .replace(/^exportGroupMembers?_?/i, '')
    .replace(/_\d{4}-\d{1,2}-\d{1,2}.*$/, '')
    .replace(/[ _-]*members$/i, '')
    .trim()
}
