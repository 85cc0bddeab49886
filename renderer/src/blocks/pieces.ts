import type { FieldPart, LinkPart } from './block.ts'

/** Text of a manager between tags or quotes; Liquid in it stays Liquid. */
export const escaped = (text: string): string =>
  text
    .split(/(\{[{%].*?[%}]\})/su)
    .map((piece, index) => (index % 2 === 1 ? piece.replaceAll('"', "'") : escapedWords(piece)))
    .join('')

const escapedWords = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const link = (address: string, content: string): string => `<a href="${escaped(address)}">${content}</a>`

/** What a field is called says what its value leads to. */
const targets: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[._])e?mail$/u, 'mailto:'],
  [/(?:^|[._])(?:phone|mobile|telephone|tel)$/u, 'tel:'],
  [/(?:^|[._])(?:url|website|link)$/u, ''],
]

const targetOf = (field: string): string | null => targets.find(([name]) => name.test(field))?.[1] ?? null

/** A value with its label, as a link where it can be one. */
export function field({ field: name, label, look }: FieldPart): string {
  const value = `{{ ${name} }}`
  const target = targetOf(name)
  const shown = target === null ? value : `<a href="${target}${value}">${value}</a>`
  const words = label === '' ? shown : `${escaped(label.trimEnd())} ${shown}`
  return look === 'plain' ? words : `<span class="${look}">${words}</span>`
}

export function linkPart({ label, field: name, address }: LinkPart): string {
  if (name !== null) return `<a href="${targetOf(name) ?? ''}{{ ${name} }}">${escaped(label)}</a>`
  return address === null ? escaped(label) : link(address, escaped(label))
}

export const texts = `  {% for text in texts %}
  <tr>
    <td class="note">{{ text.html }}</td>
  </tr>
  {% endfor %}
`

/** Never wider than the signature. @param width in pixels */
export const banner = (width: number): string => `  {% if banner %}
  {% if banner.width > ${width} %}
  {% assign banner_width = ${width} %}
  {% assign banner_height = banner.height | times: ${width} | divided_by: banner.width | round %}
  {% else %}
  {% assign banner_width = banner.width %}
  {% assign banner_height = banner.height %}
  {% endif %}
  <tr>
    <td class="banner"><a href="{{ banner.link }}"><img src="{{ banner.image }}" alt="{{ banner.alt }}" width="{{ banner_width }}" height="{{ banner_height }}" border="0"></a></td>
  </tr>
  {% endif %}
`
