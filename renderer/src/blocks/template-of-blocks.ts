import type { TemplateSource } from '../contract.ts'
import type { Blocks, ImageBlock, Look, Row } from './block.ts'
import { banner, escaped, field, link, linkPart, texts } from './pieces.ts'
import { styleOfLook } from './style.ts'

const table = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'

/** The template that blocks stand for: readable, so that a designer can go on from it by hand. */
export function templateOfBlocks({ look, beside, rows }: Blocks): TemplateSource {
  const inner = rows.map((row) => rowOf(row, look)).join('')
  const html =
    beside === null
      ? `${table} width="${look.width}">\n${inner}</table>\n`
      : `${table} width="${look.width}">\n  <tr>\n${besideOf(beside)}    <td valign="top">\n${table}>\n${inner}</table>\n    </td>\n  </tr>\n</table>\n`
  const isRound = [beside, ...rows].some((one) => one !== null && 'round' in one && one.round)
  return { html, text: null, style: styleOfLook(look, isRound) }
}

/** The cell goes with its picture. */
function besideOf(image: ImageBlock): string {
  const cell = `    <td class="beside" valign="top" width="${image.width + 16}">${imageOf(image)}</td>\n`
  const source = fieldOf(image)
  return source === null ? cell : `    {% if ${source} %}\n${cell}    {% endif %}\n`
}

function rowOf(row: Row, look: Look): string {
  switch (row.kind) {
    case 'fields':
      return cell(row.parts.map(field).join(escaped(row.separator)))
    case 'links':
      return cell(row.links.map(linkPart).join(escaped(row.separator)))
    case 'image':
      return cell(imageOf(row))
    case 'words':
      return cell(escaped(row.words), row.look === 'plain' ? '' : ` class="${row.look}"`)
    case 'banner':
      return banner(look.width)
    case 'texts':
      return texts
    case 'line':
      return cell('&nbsp;', ' class="line" height="8"')
    case 'space':
      return cell('&nbsp;', ` height="${row.height}" style="line-height: ${row.height}px"`)
  }
}

const cell = (content: string, attributes = ''): string => `  <tr>\n    <td${attributes}>${content}</td>\n  </tr>\n`

/** The field that a picture is of; null: it is one of the folder. */
const fieldOf = ({ source }: ImageBlock): string | null => /^field:([a-z][a-z0-9_]*)$/u.exec(source)?.[1] ?? null

function imageOf(image: ImageBlock): string {
  const { source, alt, width, round } = image
  const person = fieldOf(image)
  // Photos are square; pictures of the folder keep their own shape.
  const size = person === null ? `width="${width}"` : `width="${width}" height="${width}"`
  const address = person === null ? escaped(source) : `{{ ${person} }}`
  const picture = `<img src="${address}" alt="${escaped(alt)}" ${size} border="0"${round ? ' class="round"' : ''}>`
  return image.link === '' ? picture : link(image.link, picture)
}
