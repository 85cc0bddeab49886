import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** The first text after every text that starts with the prefix, by code points (UTF-8 order, as both databases compare). */
const after = (prefix: string): string => `${prefix}\u{10FFFF}`

/** `column` starts with the prefix, as a range that an index answers. */
export const startsWith = (column: string, prefix: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(column)} >= ${prefix} and ${sql.ref(column)} < ${after(prefix)})`

/** `column` holds the text anywhere; % and _ stand for themselves. For lists that are small enough to be walked. */
export const contains = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} like ${pattern(text)} escape '\\'`

/** A LIKE pattern for "anywhere", to be used with `escape '\'`. */
export const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, (character) => `\\${character}`)}%`

/** What a person typed, as words to search by; at most four, lower-cased as the keys are. */
export const searchWords = (search: string | undefined): string[] =>
  (search ?? '')
    .toLowerCase()
    .split(/[\s,;]+/u)
    .filter((word) => word !== '')
    .slice(0, 4)
