/**
 * Owns the folder of readable files that a configuration is: reading it with each problem at its line, writing it so that
 * the same configuration gives the same bytes. Owns no storage and no meaning.
 */
export type { Files } from './files.ts'
export {
  bannerFile,
  fieldsFile,
  imageFile,
  imagesFile,
  locationFile,
  programFile,
  rulesFile,
  settingsFile,
  templateFile,
  textFile,
} from './files.ts'
export { FolderError, type FolderProblem } from './problem.ts'
export { readFolder } from './read.ts'
export { writeFolder } from './write.ts'
