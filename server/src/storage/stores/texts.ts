import type { Parameter } from '../contract.ts'
import type { Tables } from '../tables.ts'

/** `insert into t (a, b) values (?, ?)`. The names are ours, never a client's. */
export function insertText<T extends keyof Tables>(table: T, columns: readonly (keyof Tables[T] & string)[]): string {
  return `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`
}

/** The values of a row in the order of the columns. */
export function valuesOf<Column extends string>(
  columns: readonly Column[],
  row: Readonly<Record<Column, Parameter>>,
): Parameter[] {
  return columns.map((column) => row[column])
}
