/**
 * A company of the user's own by file: the CSV files of the Entra admin center and the JSON of Microsoft Graph.
 * It changes the tenant only when every file could be read. The API calls it.
 */
export { importFile } from './file-text.ts'
export { type ImportResult, importFiles } from './import-files.ts'
export { ImportError, type ImportFile, type ImportWarning } from './parsed.ts'
