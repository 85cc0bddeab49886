import { parse } from 'csv-parse/sync'
import { ImportError, type ImportFile, type ImportWarning } from './parsed.ts'

/** A row by lower-case column name, and the line that it began on. */
export interface CsvRow {
  line: number
  get: (...columns: string[]) => string
}

export interface CsvTable {
  columns: string[]
  rows: CsvRow[]
  warnings: ImportWarning[]
}

/**
 * Reads a CSV with a header. A "version:" line above the header, as Microsoft's templates have, is passed over; headers
 * like `User name [userPrincipalName] Required` are known by the name in brackets.
 * @throws {ImportError} when the file is no CSV
 */
export function readCsv(file: ImportFile): CsvTable {
  const records = readRecords(file)
  if (records[0]?.record[0]?.toLowerCase().startsWith('version:')) records.shift()
  const header = records.shift()
  if (!header) throw new ImportError(`${file.name}: the file is empty. Choose a CSV with a header line.`)
  const columns = header.record.map((name) => (/\[(.+)\]/.exec(name)?.[1] ?? name).trim())
  const places = new Map(columns.map((name, index) => [name.toLowerCase(), index]))
  const warnings: ImportWarning[] = []
  const rows = records.flatMap(({ record, line }) => {
    if (record.every((value) => value.trim() === '')) return []
    if (record.length !== columns.length) {
      const message = `The line has ${record.length} values for ${columns.length} columns. What is missing counts as empty.`
      warnings.push({ file: file.name, line, message })
    }
    const get = (...names: string[]) => {
      const found = names.map((name) => places.get(name.toLowerCase())).find((place) => place !== undefined)
      return found === undefined ? '' : (record[found] ?? '').trim()
    }
    return [{ line, get }]
  })
  return { columns, rows, warnings }
}

function readRecords(file: ImportFile): { record: string[]; line: number }[] {
  const delimiter = /^[^\n"]*;/.test(file.text) && !/^[^\n;]*,/.test(file.text) ? ';' : ','
  try {
    const parsed: unknown = parse(file.text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    })
    let line = 1
    return (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => {
      const began = Math.max(line, info.lines - breaksIn(record))
      line = info.lines + 1
      return { record, line: began }
    })
  } catch (error) {
    throw new ImportError(
      `${file.name}: this is no CSV file: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function breaksIn(record: string[]): number {
  return record.reduce((count, value) => count + (value.match(/\n/g)?.length ?? 0), 0)
}
