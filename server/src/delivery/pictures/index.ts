/**
 * Owns pictures that anybody may fetch: those of published versions and approved photos, under the hash of their bytes.
 * `delivery`, `portal` and `server.ts` call it.
 */
export { PublicPictures } from './listed.ts'
export { picturesOf } from './of-html.ts'
