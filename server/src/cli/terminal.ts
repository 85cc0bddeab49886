/** Where a command's result goes; everything else (progress, warnings) goes to standard error. */
export interface Terminal {
  write(text: string): void
}
