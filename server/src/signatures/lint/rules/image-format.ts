import { imageFile, imagesFile } from '../../folder/index.ts'
import { clientsThat, featureOf, listed } from '../clients/support.ts'
import type { LintRule } from '../rule.ts'

export const imageFormat: LintRule = {
  code: 'image-format',
  severity: 'warning',
  about:
    'Picture formats that one of the chosen mail clients does not show, by the tests of caniemail.com, each with its day; a note for a moving GIF, of which classic Outlook shows the first picture only.',
  mend: 'Upload it as PNG, JPG or GIF.',
  *check({ templates, configuration, places }) {
    const { clients } = configuration.settings
    for (const template of templates)
      for (const { name, attributes } of template.elements) {
        const source = attributes.get('src')
        if (name !== 'img' || source === undefined) continue
        const format = formatOf(source.value)
        const feature = format === null ? null : featureOf(`image:${format}`)
        const refusing =
          feature === null ? [] : [...clientsThat(feature, 'no', clients), ...clientsThat(feature, 'partly', clients)]
        if (feature === null || format === 'gif' || refusing.length === 0) continue
        yield {
          at: template.places.html(source.offset),
          message: `${listed(refusing)} does not show every ${format} picture (tested ${feature.tested}).`,
          mend: 'Upload it as PNG, JPG or GIF and name it as images/….',
        }
      }
    if (!clients.includes('outlookWindows')) return
    for (const [index, { name }] of configuration.images.entries()) {
      const bytes = places.bytes(imageFile(name))
      if (bytes === null || !moves(bytes)) continue
      yield {
        at: places.yaml(imagesFile, [index, 'name']),
        severity: 'note',
        message: `${name} moves; classic Outlook for Windows shows its first picture only.`,
        mend: 'See to it that the first picture says everything.',
      }
    }
  },
}

/** `webp`, or `data` for a picture within the address; null: it cannot be seen. */
function formatOf(address: string): string | null {
  const written = address.trim().toLowerCase()
  if (written.startsWith('data:')) return 'data'
  return /\.([a-z]{3,5})(?:[?#].*)?$/u.exec(written)?.[1] ?? null
}

/** A GIF with more than one picture: each has a control block before it. */
function moves(bytes: Uint8Array): boolean {
  if (Buffer.from(bytes.subarray(0, 3)).toString('latin1') !== 'GIF') return false
  return Buffer.from(bytes).toString('latin1').split('\x21\xF9\x04').length > 2
}
