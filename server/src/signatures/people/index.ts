/**
 * Owns how signatures see people: in effect (what is held has not happened), with their groups and their manager's name. Owns no
 * field. Reads the directory; `follow`, `changes`, `rules` and `admin` call it.
 */
export { nameOf } from './name.ts'
export { openPeople, type People } from './people.ts'
