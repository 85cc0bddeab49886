import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openWindow } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

const anna = 'anna.berg@nordwind.example'
const person = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: anna,
  displayName: 'Anna Berg',
  title: 'Head of Sales',
  emails: [{ type: 'work', value: anna, primary: true }],
  active: true,
}

/** From Entra's call to the clipboard, the file and the program that asks. */
describe('how a signature gets out', () => {
  let house: House
  let browser: Browser
  let page: Page
  let delivery: string
  let key: string

  beforeAll(async () => {
    house = await House.open()
    const account = await house.account()
    const { tenantUrl, secretToken } = await account.createScimServer('Entra')
    const headers = { authorization: `Bearer ${secretToken}`, 'content-type': 'application/scim+json' }
    await fetch(`${tenantUrl}/Users`, { method: 'POST', headers, body: JSON.stringify(person) })
    browser = await openBrowser()
    page = (await openWindow(browser)).page
    await page.goto(await house.link())
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    delivery = `${house.dynasend.url}/accounts/${account.account.id}/signatures/delivery`
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const api = (accept: string) =>
    fetch(`${house.dynasend.url}/api/v1/signatures/${anna}`, { headers: { authorization: `Bearer ${key}`, accept } })
  const clipboard = (of: Page) =>
    of.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      const html = await item?.getType('text/html')
      return html?.text()
    })
  /** Frames of signatures take no script, also not the one that looks. */
  const violations = async (of: Page) =>
    (await new AxeBuilder({ page: of }).setLegacyMode(true).options({ iframes: false }).exclude('iframe').analyze())
      .violations

  it('over HTTP, with a key that the dashboard made and shows once', async () => {
    await page.goto(delivery)
    await page.getByText('There is no key yet').waitFor()
    await page.getByLabel('Name').fill('Intranet')
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.getByText('it is shown only this once').waitFor()
    key = String(await page.locator('code', { hasText: /^dynasend_api_\w{40,}$/u }).textContent())
    await expect.poll(async () => (await api('text/plain')).status, { timeout: 10_000 }).toBe(200)
    expect(await (await api('text/plain')).text()).toContain('Head of Sales')
    await page.reload()
    await page.getByText(key.slice(0, 21)).waitFor()
    expect(await page.content()).not.toContain(key)
  })

  it('on the page to try it, by keyboard alone', async () => {
    await page.goto(`${delivery}?tab=try`)
    await page.getByLabel('API key').fill(key)
    await page.keyboard.press('Tab')
    await page.keyboard.type(anna.toUpperCase())
    await page.keyboard.press('Enter')
    await page.getByText('200 OK').waitFor()
    await page.getByText('"title"').or(page.getByText('Head of Sales')).first().waitFor()
    expect(await page.locator('code', { hasText: 'curl' }).textContent()).not.toContain(key)
    expect(await violations(page)).toEqual([])
  })

  it('as files for everybody', async () => {
    await page.goto(`${delivery}?tab=files`)
    await page.getByRole('button', { name: 'Make a zip' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download' }).click(),
    ])
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(Buffer.from(part as Buffer))
    expect(Buffer.concat(parts).toString('latin1')).toContain(`${anna}/Nordwind Traders.rtf`)
  })

  it('from a page of one’s own, as rich text', async () => {
    await page.goto(`${delivery}?tab=pages`)
    await page.getByRole('button', { name: 'Show the address of Anna Berg’s page' }).click()
    const address = await page.locator('code', { hasText: '/s/' }).textContent()
    const { page: own, errors } = await openWindow(browser)
    await own.goto(String(address))
    await own.getByRole('button', { name: 'Copy', exact: true }).first().click()
    await own.getByText('Copied.').waitFor()
    expect(await clipboard(own)).toContain('Head of Sales')
    expect(await violations(own)).toEqual([])
    expect(errors).toEqual([])
    await own.context().close()
  })

  it('from /me, with what somebody set a moment ago', async () => {
    await page.getByRole('button', { name: 'Make a sign-in link for Anna Berg' }).click()
    const link = await page.locator('code', { hasText: '/me#token=' }).textContent()
    const { page: me, errors } = await openWindow(browser)
    await me.goto(String(link))
    await me.getByRole('textbox', { name: 'Pronouns' }).fill('she/her')
    await me.getByRole('button', { name: 'Save Pronouns' }).click()
    await me.getByText('set by you').waitFor()
    await expect.poll(async () => (await api('text/html')).text(), { timeout: 10_000 }).toContain('she/her')
    await expect
      .poll(
        async () => {
          await me.getByRole('button', { name: 'Copy the signature' }).click()
          return clipboard(me)
        },
        { timeout: 10_000 },
      )
      .toContain('she/her')
    expect(await violations(me)).toEqual([])
    expect(errors).toEqual([])
    await me.goto(String(link))
    await me.reload()
    await me.getByText('This link does not sign in any more').waitFor()
    await me.context().close()
  })
})
