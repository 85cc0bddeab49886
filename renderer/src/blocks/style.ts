import type { Look } from './block.ts'

/** What stands in where a machine does not have the font. */
const stacks: Readonly<Record<string, string>> = {
  Calibri: 'Calibri, Carlito, Arial, sans-serif',
  Georgia: 'Georgia, "Times New Roman", serif',
  'Segoe UI': '"Segoe UI", Arial, sans-serif',
  Tahoma: 'Tahoma, Verdana, sans-serif',
  Verdana: 'Verdana, Tahoma, sans-serif',
}
const smallest = 11

const round = `.round {
  border-radius: 50%;
}
`

/** CSS of a look. @param isRound a picture is to be round, which classic Outlook does not draw */
export function styleOfLook({ font, size, colour, accent }: Look, isRound: boolean): string {
  const small = Math.max(smallest, size - 2)
  return `td,
a,
span {
  font-family: ${(stacks[font] ?? 'Arial, Helvetica, sans-serif').replaceAll('"', "'")};
  font-size: ${size}px;
  line-height: ${Math.round(size * 1.4)}px;
  color: ${colour};
}
td {
  padding: 0;
}
a {
  color: ${accent};
  text-decoration: none;
}
img {
  display: block;
  border: 0;
}
.strong,
.strong a {
  font-weight: bold;
}
.accent,
.accent a {
  color: ${accent};
}
.small,
.small a,
.note,
.note a {
  font-size: ${small}px;
  line-height: ${Math.round(small * 1.4)}px;
}
.beside {
  padding-right: 16px;
}
${isRound ? round : ''}.line {
  line-height: 8px;
  border-bottom: 1px solid #8a8a8a;
}
.banner,
.note {
  padding-top: 10px;
}
`
}
