import { quoted, ScimError, type ScimType } from '../errors/scim-error.ts'
import { isForbiddenName } from '../json.ts'

/** `[urn:]attribute[.subAttribute]` of RFC 7644 section 3.10, as the client spelled it. */
export interface AttributePath {
  readonly schema: string | null
  /** Empty when the whole text is a URN whose last part cannot be an attribute's name. */
  readonly attribute: string
  readonly subAttribute: string | null
}

// RFC 7643 section 2.1, with the "$" that "$ref" needs.
const attributeName = /^[A-Za-z$][A-Za-z0-9_$-]*$/
const schemaUrn = /^[A-Za-z][A-Za-z0-9+./:_~-]*$/

/**
 * Reads an attribute path without a filter in it.
 * @param scimType what to say when it is none: `invalidPath`, or `invalidFilter` for a path inside a filter
 * @throws {ScimError} 400
 */
export function parseAttributePath(text: string, scimType: ScimType = 'invalidPath'): AttributePath {
  const colon = text.lastIndexOf(':')
  const schema = colon < 0 ? null : text.slice(0, colon)
  const local = text.slice(colon + 1)
  if (schema !== null && !isSchema(schema)) throw notAPath(text, scimType)
  const dot = local.indexOf('.')
  const attribute = dot < 0 ? local : local.slice(0, dot)
  const subAttribute = dot < 0 ? null : local.slice(dot + 1)
  const wellFormed = isName(attribute) && (subAttribute === null || isName(subAttribute))
  if (wellFormed) return { schema, attribute, subAttribute }
  if (schema !== null && !isForbiddenName(attribute) && schemaUrn.test(text))
    return { schema: text, attribute: '', subAttribute: null }
  throw notAPath(text, scimType)
}

const isSchema = (text: string): boolean => schemaUrn.test(text) && !text.split(':').some(isForbiddenName)
const isName = (text: string): boolean => attributeName.test(text) && !isForbiddenName(text)

const notAPath = (text: string, scimType: ScimType): ScimError =>
  new ScimError(
    400,
    scimType,
    text === ''
      ? 'An attribute name is missing.'
      : `${quoted(text)} is not an attribute path; write attribute, attribute.subAttribute or urn:…:attribute.`,
  )

/** The text that reads back as the same path. */
export function printAttributePath(path: AttributePath): string {
  const local = path.subAttribute === null ? path.attribute : `${path.attribute}.${path.subAttribute}`
  if (path.schema === null) return local
  return path.attribute === '' ? path.schema : `${path.schema}:${local}`
}
