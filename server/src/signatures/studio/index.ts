/**
 * Owns what an editor of programs asks while somebody writes: a person's facts for a preview, what the lint says of a draft, and
 * pictures made fit for mail. Writes nothing; the admin API asks it.
 */

export { ImageError, type MadeImage, makeImage } from './image.ts'
export { openStudio, type Studio } from './open.ts'
