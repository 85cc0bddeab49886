import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

const client = '14d82eec-204b-4c2f-b7e8-296a70dab67e'
const looks = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: { width: 320, height: 640 }, isMobile: true }],
] as const

/** The page where an admin enters a device code: by keyboard alone, in each look, also with a wrong code. */
describe('signing in with a device code', () => {
  let house: House
  let browser: Browser

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  async function ask(path: string, fields: Record<string, string>): Promise<Record<string, unknown>> {
    const answer = await fetch(`${house.rehearsal.url}/login/common/oauth2/v2.0/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: client, ...fields }),
    })
    return (await answer.json()) as Record<string, unknown>
  }

  it.each(looks)(
    '%s: a wrong code, then the right one, consent, and the program has its token',
    async (look, options) => {
      const code = await ask('devicecode', { scope: 'Application.ReadWrite.All Synchronization.ReadWrite.All' })
      const { page, context, errors } = await openWindow(browser, options)
      await page.goto(`${house.rehearsal.url}/devicelogin`)
      await page.keyboard.type('NONSENSE')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText('No sign-in waits for this code').waitFor()
      await inspect(page, `${look}-device-code`)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(String(code['user_code']))
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Permissions requested' }).waitFor()
      await page.getByText('Synchronization.ReadWrite.All').waitFor()
      await inspect(page, `${look}-device-consent`)
      await page.getByLabel('With the role').selectOption('Application Administrator')
      await page.getByRole('button', { name: 'Accept' }).press('Enter')
      await page.getByRole('heading', { name: 'You have signed in' }).waitFor()
      await inspect(page, `${look}-device-end`)
      const grant = 'urn:ietf:params:oauth:grant-type:device_code'
      const token = await ask('token', { grant_type: grant, device_code: String(code['device_code']) })
      expect(token['scope']).toBe('Application.ReadWrite.All Synchronization.ReadWrite.All')
      expect(errors).toEqual([])
      await context.close()
    },
  )
})

/** WCAG 2.1 A and AA by axe, and nothing that has to be scrolled sideways. */
async function inspect(page: Page, name: string): Promise<void> {
  await screenshot(page, name)
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
}
