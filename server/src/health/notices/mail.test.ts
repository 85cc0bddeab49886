import { afterEach, describe, expect, it } from 'vitest'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { testCertificate } from '../testing/certificate.ts'
import { anna, openCompany } from '../testing/company.ts'
import { type MailBox, openMailBox } from '../testing/receiver.ts'
import { type MailSettings, sendMail } from './mail.ts'
import { mailOf } from './message.ts'

const certificate = testCertificate()
const from = 'Dynasend <dynasend@nordwind.example>'
const settings = (box: MailBox, more: Partial<MailSettings> = {}): MailSettings => {
  const account = { user: null, password: null }
  return { host: 'localhost', port: box.port, tls: 'starttls', ...account, from, trusted: certificate.cert, ...more }
}
const boxes: MailBox[] = []
const openBox = async (options = {}): Promise<MailBox> => {
  const box = await openMailBox(certificate, options)
  boxes.push(box)
  return box
}
afterEach(async () => {
  for (const box of boxes.splice(0)) await box.close()
})

const mail = { to: 'ops@nordwind.example', id: 'one', subject: 'Trouble', text: 'Words', html: '<p>Words</p>' }

describe('mail', () => {
  it('goes through STARTTLS and through TLS from the start, with sign-in', async () => {
    const plain = await openBox({ password: 'secret' })
    await sendMail(settings(plain, { user: 'dynasend', password: 'secret' }), mail)
    const secure = await openBox({ secure: true })
    await sendMail(settings(secure, { tls: 'implicit' }), mail)
    for (const { mails } of [plain, secure]) {
      expect(mails).toMatchObject([{ to: 'ops@nordwind.example', secure: true }])
      expect(mails[0]?.source).toMatch(/^Message-ID: <one@dynasend>/mu)
      expect(mails[0]?.source).toMatch(/^Auto-Submitted: auto-generated/mu)
    }
  })

  it('is not sent to a server whose certificate is not trusted, nor with a wrong password', async () => {
    const box = await openBox({ password: 'secret' })
    await expect(sendMail(settings(box, { trusted: undefined }), mail)).rejects.toThrow(/self-signed/u)
    await expect(sendMail(settings(box, { user: 'dynasend', password: 'wrong' }), mail)).rejects.toThrow(
      /Wrong password/u,
    )
    expect(box.mails).toEqual([])
  })

  it('keeps hostile names out of markup and headers', () => {
    const name = '<img src=x onerror=alert(1)>\r\nBcc: evil@example.org'
    const words = { title: 'T', seen: '“<b>” & more', meaning: 'M', mend: 'D' }
    const links = [{ text: 'Health', url: 'https://x.example/?a=1&b="2"' }]
    const message = mailOf({
      type: 'health.condition.began',
      timestamp: '2026-11-23T00:00:00.000Z',
      data: { account: { id: 'a', name }, scimServer: { id: 's', name }, condition: null, ...words, links },
    })
    expect(message.subject).not.toMatch(/[\r\n]/u)
    expect(message.html).not.toMatch(/<img|<b>/u)
    expect(message.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(message.html).toContain('href="https://x.example/?a=1&amp;b=&quot;2&quot;"')
    expect(message.text).toContain('“<b>” & more')
  })
})

describeDatabases('notices by mail', (database) => {
  it('reach further addresses once, again after the server was away, and as text and HTML', async () => {
    const box = await openBox()
    const company = await openCompany(database().database, { mail: settings(box) })
    const { thresholds } = await company.own.settings()
    const addresses = ['ops@nordwind.example', 'OPS@nordwind.example', 'second@nordwind.example']
    await company.own.changeSettings({ receivers: { roles: [], addresses }, thresholds }, anna)
    await company.probe()
    const ids = await company.hire(60)
    await company.change(ids.slice(0, 30), { active: false })
    await company.pass(2)
    box.refuse(true)
    await company.health.send()
    expect((await company.own.deliveries()).map(({ state, attempts }) => [state, attempts[0]?.problem])).toEqual([
      ['waiting', expect.stringContaining('Come back later')],
      ['waiting', expect.stringContaining('Come back later')],
    ])
    box.refuse(false)
    await company.pass(1)
    await company.health.send()
    await company.health.send()
    expect(box.mails.map(({ to }) => to).toSorted()).toEqual(['ops@nordwind.example', 'second@nordwind.example'])
    const { source } = box.mails[0] ?? { source: '' }
    expect(source).toMatch(/^Subject: \[Trouble\] Nordwind: Many people were deactivated at once/mu)
    expect(source).toContain('text/plain')
    expect(source).toContain('text/html')
    expect(source).not.toMatch(/Person \d/u)
  })
})
