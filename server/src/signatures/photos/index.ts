/**
 * Owns employees' photos: taking one in safely, keeping it until somebody has looked at it, and putting it into the signature.
 * Owns no page. `portal` and `admin` call it.
 */
export {
  decidePhoto,
  type PhotoRecord,
  photoField,
  photosOf,
  submitPhoto,
  waitingPhotos,
  withdrawPhoto,
} from './photos.ts'
export { largestPhoto, type Photo, PhotoError, readPhoto } from './read.ts'
