/** What a signature needs of the world around it. Pure. */
export interface Surroundings {
  /** The public address of a picture. @param hash of its bytes @param name `logo.png` */
  imageAddress(hash: string, name: string): string
}
