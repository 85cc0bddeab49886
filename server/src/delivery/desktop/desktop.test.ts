import { describe, expect, it } from 'vitest'
import { appleMailSignature, type DesktopPicture, outlookFiles, signatureUuid, thunderbirdPage } from './index.ts'

const png = Buffer.from('89504e470d0a1a0a', 'hex')
const logo = 'https://dynasend.nordwind.example/i/a1/0000.png'
const badge = 'https://dynasend.nordwind.example/i/a1/1111.gif?x=1&y=2'
const html = `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td style="padding:0 12px 0 0"><a href="https://nordwind.example/"><img src="${logo}" alt="Nordwind Traders" width="96" height="96" style="display:block"></a></td>
<td><table role="presentation"><tr><td style="font-family:'Segoe UI',Arial,sans-serif;font-size:16px;color:#1a2b3c"><b>Åsa Bergström</b></td></tr>
<tr><td style="font-size:13px;color:#333333">Chief of Sales &amp; Marketing | Zürich 東京 🙂</td></tr>
<tr><td><span style="color:#333333">T&nbsp;<a href="tel:+41441234567" style="color:#0f6cbd;text-decoration:none">+41 44 123 45 67</a></span></td></tr>
<tr><td style="font-size:8px;line-height:8px">&nbsp;</td></tr>
<tr><td><a href="mailto:asa@nordwind.example" style="color:#0f6cbd">asa@nordwind.example</a><br><i>Don't {print} \\ this</i></td></tr></table></td>
</tr></table><p style="font-size:11px">Nordwind Traders AG <img src="${badge.replace('&', '&amp;')}" alt="" width="16" height="16"></p>`
const text = '-- \nÅsa Bergström\nChief of Sales & Marketing | Zürich 東京 🙂\nT +41 44 123 45 67'
const pictures = new Map<string, DesktopPicture>([
  [logo, { bytes: png, ending: 'png' }],
  ['https://dynasend.nordwind.example/i/a1/unused.png', { bytes: png, ending: 'png' }],
  [badge, { bytes: Buffer.from('GIF89a'), ending: 'gif' }],
])

describe('files for classic Outlook', () => {
  const files = outlookFiles({ name: 'Nordwind & Söhne', html, text, pictures })
  const contentOf = (path: string) => files.find((file) => file.path === path)?.content ?? expect.fail(`no ${path}`)

  it('are a page, Rich Text, text, and a folder with the pictures that are used and their list', () => {
    expect(files.map(({ path }) => path)).toEqual([
      'Nordwind & Söhne.htm',
      'Nordwind & Söhne.rtf',
      'Nordwind & Söhne.txt',
      'Nordwind & Söhne_files/image001.png',
      'Nordwind & Söhne_files/image002.gif',
      'Nordwind & Söhne_files/filelist.xml',
    ])
    expect(contentOf('Nordwind & Söhne_files/image001.png')).toEqual(png)
  })

  it.each([
    ['Nordwind & Söhne.htm', 'outlook.htm'],
    ['Nordwind & Söhne.rtf', 'outlook.rtf'],
    ['Nordwind & Söhne.txt', 'outlook.txt'],
    ['Nordwind & Söhne_files/filelist.xml', 'filelist.xml'],
  ])('%s is byte for byte what it was', async (path, golden) => {
    await expect(String(contentOf(path))).toMatchFileSnapshot(`golden/${golden}`)
  })

  it('are UTF-8 with a mark, in lines as Windows ends them, and name the pictures beside them', () => {
    const page = String(contentOf('Nordwind & Söhne.htm'))
    for (const content of [page, String(contentOf('Nordwind & Söhne.txt'))]) {
      expect(content.startsWith('\ufeff')).toBe(true)
      expect(content).not.toMatch(/[^\r]\n/u)
    }
    expect(page).toContain('src="Nordwind%20%26%20S%C3%B6hne_files/image001.png"')
    expect(page).not.toContain('dynasend.nordwind.example/i/')
  })

  it('need no folder where there is no picture, and leave a picture that is missing at its address', () => {
    const bare = outlookFiles({ name: 'N', html, text, pictures: new Map() })
    expect(bare.map(({ path }) => path)).toEqual(['N.htm', 'N.rtf', 'N.txt'])
    expect(String(bare[0]?.content)).toContain(`src="${logo}"`)
  })
})

describe('files for other mail programs', () => {
  it('Apple Mail: a MIME part in quoted-printable lines that read back as they were', async () => {
    const file = appleMailSignature(signatureUuid('asa'), html)
    await expect(file).toMatchFileSnapshot('golden/apple.mailsignature')
    const [, body = ''] = file.split('\n\n', 2)
    for (const line of file.split('\n')) expect(line.length).toBeLessThanOrEqual(76)
    const bytes = body
      .replaceAll('=\n', '')
      .replaceAll(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    expect(Buffer.from(bytes, 'latin1').toString('utf8').trim()).toBe(`<body>${html}</body>`)
  })

  it('Apple Mail: the same UUID for the same signature', () => {
    expect(signatureUuid('asa')).toBe(signatureUuid('asa'))
    expect(signatureUuid('asa')).not.toBe(signatureUuid('asb'))
    expect(signatureUuid('asa')).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/u)
  })

  it('Thunderbird: a page that says its encoding', async () => {
    await expect(thunderbirdPage(html)).toMatchFileSnapshot('golden/thunderbird.html')
  })
})
