import { bannerFile, fieldsFile, locationFile } from '../../folder/index.ts'
import type { Complaint, LintRule } from '../rule.ts'
import type { Subject } from '../subject.ts'

const mend = 'Write an address that begins with https://, mailto: or tel:.'

export const linkScheme: LintRule = {
  code: 'link-scheme',
  severity: 'error',
  about: 'A link that is not https, mailto or tel: clients warn of it, block it, or it leads nowhere.',
  mend: 'Write an address that begins with https://, mailto: or tel:.',
  *check(subject) {
    for (const { elements, places } of subject.templates)
      for (const { name, attributes } of elements) {
        const link = name === 'a' || name === 'area' ? attributes.get('href') : undefined
        if (link === undefined) continue
        const complaint = complaintOf(link.value)
        if (complaint !== null) yield { at: places.html(link.offset), message: complaint, mend }
      }
    yield* ofData(subject)
  },
}

function* ofData({ configuration, places }: Subject): Iterable<Complaint> {
  const { banners, locations, settings, fields } = configuration
  for (const { id, link } of banners) {
    const message = link === '' ? null : /^\s*https:/iu.test(link) ? null : `A banner cannot lead to ${link}.`
    if (message !== null)
      yield { at: places.yaml(bannerFile(id), ['link']), message, mend: 'Write an address that begins with https://.' }
  }
  const links = settings.locationFields.filter(({ kind }) => kind === 'link').map(({ id }) => id)
  for (const { id, values } of locations)
    for (const field of links) {
      const message = complaintOf(values[field] ?? '')
      if (message !== null) yield { at: places.yaml(locationFile(id), ['values', field]), message, mend }
    }
  for (const [index, { kind, default: preset }] of fields.entries()) {
    const message = kind === 'link' ? complaintOf(preset ?? '') : null
    if (message !== null) yield { at: places.yaml(fieldsFile, [index, 'default']), message, mend }
  }
}

/** Null: nothing is wrong, or only a person's data can tell. */
function complaintOf(address: string): string | null {
  const written = address.trim()
  if (written === '' || written.startsWith('{{') || /^(?:https|mailto|tel):/iu.test(written)) return null
  if (written.startsWith('{%')) return null
  const scheme = /^([a-z][a-z0-9+.-]*):/iu.exec(written)?.[1]
  if (scheme !== undefined) return `A link by ${scheme.toLowerCase()}: does not belong into a mail.`
  return `"${written.slice(0, 60)}" is no whole address, and a mail has no page that it could be part of.`
}
