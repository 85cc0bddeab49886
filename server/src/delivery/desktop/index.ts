/**
 * Owns what mail programs read from disk: files for classic Outlook, Apple Mail and Thunderbird, and names that every file
 * system takes. Pure functions: a finished signature and its pictures go in, files come out. Archives, the page of a person
 * and the employees' portal call it.
 */
export { fileName, TakenNames } from './file-name.ts'
export { appleMailSignature, signatureUuid, thunderbirdPage } from './other-clients.ts'
export { type DesktopFile, type DesktopPicture, type DesktopSignature, outlookFiles } from './outlook.ts'
export { type MailClient, mailClients, type PersonFiles, personFiles } from './person-files.ts'
