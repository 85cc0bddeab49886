import { describe, expect, it } from 'vitest'
import { contrastOf, darkPage, inDarkMode, lightPage, readColour, writeColour } from '../colour/colour.ts'
import { lookClients } from './client.ts'
import { clientLook } from './client-look.ts'

const signature =
  '<table><tr><td style="padding:4px;border-radius:4px;color:#1f1f1f;border-left:4px solid #a3195b">Ada</td></tr></table><span style="padding:2px">x</span>'

describe('the look of a client', () => {
  it('leaves out what classic Outlook does not draw, and keeps it elsewhere', () => {
    const outlook = clientLook(signature, { client: 'outlookClassic', dark: false })
    expect(outlook).toContain('<td style="padding:4px;color:#1f1f1f;border-left:4px solid #a3195b">')
    expect(outlook).toContain('<span>x</span>')
    expect(clientLook(signature, { client: 'appleMail', dark: false })).toContain('border-radius:4px')
  })

  it.each(lookClients)('of %s turns colours in the dark', (client) => {
    const page = clientLook(signature, { client, dark: true })
    expect(page).toContain(`color:${writeColour(inDarkMode([0x1f / 255, 0x1f / 255, 0x1f / 255]))}`)
    expect(page).not.toContain('color:#1f1f1f;border')
    expect(page).toContain('background: #1f1f1f')
  })

  it('runs nothing', () => {
    const page = clientLook('<p>a</p><script>b()</script>', { client: 'gmail', dark: false })
    expect(page).not.toContain('script')
    expect(page).toContain("default-src 'none'")
  })
})

describe('colours', () => {
  it('are told apart as WCAG counts', () => {
    const contrast = (one: string) => contrastOf(readColour(one) ?? lightPage, lightPage)
    expect(contrast('#000000')).toBeCloseTo(21, 5)
    expect(contrast('#767676')).toBeCloseTo(4.54, 2)
    expect(contrast('rgb(255, 0, 0)')).toBeCloseTo(4, 1)
  })

  it('change ends in dark mode: white becomes the page, black nearly white', () => {
    expect(writeColour(inDarkMode(lightPage))).toBe(writeColour(darkPage))
    expect(contrastOf(inDarkMode([0, 0, 0]), darkPage)).toBeGreaterThan(15)
    expect(readColour('nothing')).toBeNull()
  })
})
