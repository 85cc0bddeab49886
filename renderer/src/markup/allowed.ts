const elements = new Set(
  `table thead tbody tfoot tr td th div p h1 h2 h3 h4 h5 h6 ul ol li hr blockquote center span a img br b strong i em u s sub
  sup small font wbr`.split(/\s+/u),
)

/** Their words go with them. */
export const dropped: ReadonlySet<string> = new Set(
  `script style title head template noscript iframe object embed svg math textarea select button video audio canvas
  applet form`.split(/\s+/u),
)

const everywhere = ['style', 'title', 'lang', 'dir', 'role', 'aria-label', 'aria-hidden']
const cell = ['width', 'height', 'align', 'valign', 'bgcolor', 'colspan', 'rowspan']
const attributes: Readonly<Record<string, readonly string[]>> = {
  table: ['width', 'height', 'cellpadding', 'cellspacing', 'border', 'align', 'bgcolor'],
  tr: ['align', 'valign', 'bgcolor', 'height'],
  td: cell,
  th: cell,
  img: ['src', 'alt', 'width', 'height', 'border', 'align'],
  a: ['href'],
  font: ['color', 'face', 'size'],
  hr: ['width', 'size', 'color', 'align'],
  p: ['align'],
  div: ['align'],
  ol: ['start'],
}

/** What only says how the source is written, and is gone afterwards without harm. */
const silent = new Set(['class', 'id', 'target', 'rel'])

export const isElementAllowed = (name: string): boolean => elements.has(name)

/** Whether a signature may carry the attribute; `silent` ones are used on the way and are no loss. */
export const isAttributeAllowed = (element: string, name: string): boolean =>
  everywhere.includes(name) || (attributes[element]?.includes(name) ?? false)

export const isSilent = (name: string): boolean => silent.has(name)

const shapes: Readonly<Record<string, RegExp>> = {
  width: /^\d{1,4}%?$/u,
  height: /^\d{1,4}%?$/u,
  cellpadding: /^\d{1,3}$/u,
  cellspacing: /^\d{1,3}$/u,
  border: /^\d{1,3}$/u,
  colspan: /^\d{1,2}$/u,
  rowspan: /^\d{1,2}$/u,
  size: /^[+-]?\d{1,2}$/u,
  start: /^\d{1,4}$/u,
  align: /^[a-z]+$/u,
  valign: /^[a-z]+$/u,
  dir: /^(?:ltr|rtl|auto)$/u,
  lang: /^[a-z]{2,3}(?:-[a-z0-9]+)*$/iu,
  role: /^[a-z]+$/u,
  'aria-hidden': /^(?:true|false)$/u,
  bgcolor: /^#?[a-z0-9]+$/iu,
  color: /^#?[a-z0-9]+$/iu,
  face: /^[\w ,'-]+$/u,
}

/** Whether an attribute may have this value; those of words (alt, title) take any. */
export const isValueAllowed = (name: string, value: string): boolean => shapes[name]?.test(value) ?? true
