import { rtfOf } from './rtf.ts'

export interface DesktopFile {
  /** With `/` between folders. */
  readonly path: string
  readonly content: string | Uint8Array
}

export interface DesktopSignature {
  /** How Outlook lists it; safe as a file name (`fileName`). */
  readonly name: string
  readonly html: string
  readonly text: string
  /** Bytes of the pictures, by the address that the HTML names; what is missing keeps its address. */
  readonly pictures: ReadonlyMap<string, DesktopPicture>
}

export interface DesktopPicture {
  readonly bytes: Uint8Array
  /** `png`, `jpg` or `gif`. */
  readonly ending: string
}

const byteOrderMark = '\ufeff'
const windowsLines = (text: string): string => text.replaceAll(/\r\n|\r|\n/gu, '\r\n')

/**
 * What classic Outlook reads from `%APPDATA%\Microsoft\Signatures`: `Name.htm`, `Name.rtf`, `Name.txt` and `Name_files` with
 * the pictures and their list. HTML and text are UTF-8 with a byte order mark.
 */
export function outlookFiles({ name, html, text, pictures }: DesktopSignature): DesktopFile[] {
  const folder = `${name}_files`
  const used = [...pictures].filter(([address]) => html.includes(`"${escapedAddress(address)}"`))
  const named = used.map(([address, { bytes, ending }], index) => {
    const file = `image${String(index + 1).padStart(3, '0')}.${ending}`
    return { address, bytes, file, path: `${folder}/${file}` }
  })
  let body = html
  for (const { address, path } of named)
    body = body.replaceAll(`"${escapedAddress(address)}"`, `"${path.split('/').map(encodeURIComponent).join('/')}"`)
  const list = named.length > 0 ? `${folder}/filelist.xml` : null
  return [
    { path: `${name}.htm`, content: byteOrderMark + windowsLines(page(name, body, list)) },
    { path: `${name}.rtf`, content: rtfOf(html) },
    { path: `${name}.txt`, content: byteOrderMark + windowsLines(text.endsWith('\n') ? text : `${text}\n`) },
    ...named.map(({ path, bytes }) => ({ path, content: bytes })),
    ...(list === null ? [] : [{ path: list, content: windowsLines(fileList(name, named)) }]),
  ]
}

/** As an attribute holds it. */
const escapedAddress = (address: string): string => address.replaceAll('&', '&amp;')

const escapedText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function page(name: string, body: string, list: string | null): string {
  const address = list?.split('/').map(encodeURIComponent).join('/')
  const link = address === undefined ? '' : `<link rel="File-List" href="${address}">\n`
  return `<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
${link}<title>${escapedText(name)}</title>
</head>
<body>
${body}
</body>
</html>
`
}

/** Outlook copies the folder of a signature by this list. */
function fileList(name: string, files: readonly { readonly file: string }[]): string {
  const main = encodeURIComponent(`${name}.htm`)
  const lines = [...files.map(({ file }) => file), 'filelist.xml'].map((file) => ` <o:File HRef="${file}"/>`)
  return `<xml xmlns:o="urn:schemas-microsoft-com:office:office">
 <o:MainFile HRef="../${main}"/>
${lines.join('\n')}
</xml>
`
}
