import { ImportError, type ImportFile } from './parsed.ts'

/**
 * A file's text: UTF-8, as Entra exports it, or UTF-16 with its mark, as "Unicode Text" of Excel is. Anything else would
 * turn names into other letters without anybody being told.
 * @throws {ImportError} that names the line and the mend
 */
export function importFile(name: string, bytes: Uint8Array): ImportFile {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { name, text: new TextDecoder('utf-16le').decode(bytes) }
  if (first === 0xfe && second === 0xff) return { name, text: new TextDecoder('utf-16be').decode(bytes) }
  if (bytes.includes(0)) throw new ImportError(`${name}: this is no text file. Choose a CSV or a JSON file.`)
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    throw new ImportError(
      `${name}, line ${lineOfFirstFault(bytes)}: the file is not in UTF-8, so its letters cannot be told for sure. Save it again as "CSV UTF-8" (in Excel: Save as → CSV UTF-8).`,
    )
  }
}

/** The first line whose bytes are no UTF-8. */
function lineOfFirstFault(bytes: Uint8Array): number {
  const whole = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return whole.slice(0, whole.indexOf('\uFFFD')).split('\n').length
}
