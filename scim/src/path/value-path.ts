import { quoted, ScimError } from '../errors/scim-error.ts'
import { parseFilter } from '../filter/parse.ts'
import { printFilter } from '../filter/print.ts'
import type { Filter, FilterLimits } from '../filter/tree.ts'
import { type AttributePath, parseAttributePath, printAttributePath } from './attribute-path.ts'

/** A PATCH path of RFC 7644 figure 7: an attribute path that may have a filter in brackets behind its attribute. */
export interface PatchPath extends AttributePath {
  readonly filter: Filter | null
}

const MAXIMUM_LENGTH = 4096

/**
 * Reads a PATCH path such as `emails[type eq "work"].value`.
 * @throws {ScimError} 400 invalidPath, or invalidFilter for what stands in the brackets
 */
export function parsePath(text: string, limits: Partial<FilterLimits> = {}): PatchPath {
  const path = text.trim()
  if (path.length > MAXIMUM_LENGTH)
    throw new ScimError(400, 'invalidPath', `A path is longer than ${MAXIMUM_LENGTH} characters.`)
  const open = path.indexOf('[')
  if (open < 0) return { ...parseAttributePath(path), filter: null }
  const close = path.lastIndexOf(']')
  if (close < open) throw new ScimError(400, 'invalidPath', `The path ${quoted(path)} has no closing bracket.`)
  const attribute = parseAttributePath(path.slice(0, open).trim())
  if (attribute.subAttribute !== null || attribute.attribute === '') {
    throw new ScimError(
      400,
      'invalidPath',
      `The path ${quoted(path)} has a filter where no attribute with elements stands.`,
    )
  }
  const filter = parseFilter(path.slice(open + 1, close), limits)
  const rest = path.slice(close + 1).trim()
  if (rest === '') return { ...attribute, filter }
  const sub = parseAttributePath(rest.startsWith('.') ? rest.slice(1) : '')
  if (sub.schema !== null || sub.subAttribute !== null) {
    throw new ScimError(400, 'invalidPath', `The path ${quoted(path)} goes deeper than a sub-attribute.`)
  }
  return { ...attribute, filter, subAttribute: sub.attribute }
}

/** The text that reads back as the same path. */
export function printPath(path: PatchPath): string {
  if (path.filter === null) return printAttributePath(path)
  const attribute = printAttributePath({ ...path, subAttribute: null })
  return `${attribute}[${printFilter(path.filter)}]${path.subAttribute === null ? '' : `.${path.subAttribute}`}`
}
