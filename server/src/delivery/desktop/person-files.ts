import type { Variant } from '../reads/signatures.ts'
import { appleMailSignature, signatureUuid, thunderbirdPage } from './other-clients.ts'
import { type DesktopFile, type DesktopPicture, outlookFiles } from './outlook.ts'

export const mailClients = ['outlook', 'thunderbird', 'appleMail'] as const
export type MailClient = (typeof mailClients)[number]

export interface PersonFiles {
  readonly personId: string
  /** How the signature is listed in a mail program; safe as a file name. */
  readonly name: string
  readonly variants: ReadonlyMap<Variant, { readonly html: string; readonly text: string }>
  /** Of one variant's HTML, by address. */
  readonly pictures: (html: string) => Promise<ReadonlyMap<string, DesktopPicture>>
}

const suffix: Readonly<Record<Variant, string>> = { new: '', reply: ' (reply)', internal: ' (internal)' }

/** Everything that one person puts into the mail programs of a company: each variant that differs, for each program. */
export async function personFiles(person: PersonFiles, clients: readonly MailClient[]): Promise<DesktopFile[]> {
  const files: DesktopFile[] = []
  for (const [variant, { html, text }] of person.variants) {
    const name = person.name + suffix[variant]
    if (clients.includes('outlook'))
      files.push(...outlookFiles({ name, html, text, pictures: await person.pictures(html) }))
    if (clients.includes('thunderbird')) files.push({ path: `${name}.html`, content: thunderbirdPage(html) })
    if (clients.includes('appleMail')) {
      const uuid = signatureUuid(`${person.personId} ${variant}`)
      files.push({ path: `${uuid}.mailsignature`, content: appleMailSignature(uuid, html) })
    }
  }
  return files
}
