/**
 * Owns how a SCIM path of a mapping or a rule is read from a person's document. Owns no schema: what a client sent is read as
 * it stands, extensions by their URN. `fields` and `rules` call it.
 */
export { type PathReader, pathReader } from './path-reader.ts'
