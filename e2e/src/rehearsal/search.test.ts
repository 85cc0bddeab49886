import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openWindow } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

describe('a search in the rehearsal', () => {
  const name = 'Aarav Reddy'
  let house: House
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    page = (await openWindow(browser)).page
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  // The search writes itself into the address when it has rested for 250 ms.
  it.each([170, 200, 220, 235, 245, 260])(
    'does not lead back from a link clicked %i ms after typing',
    async (pause) => {
      await page.goto(`${house.rehearsal.url}/users`)
      const link = page.getByRole('link', { name, exact: true })
      await link.waitFor()
      await page.getByRole('searchbox', { name: 'Search users' }).fill(name)
      await page.waitForTimeout(pause)
      await link.click()
      await page.getByRole('heading', { name, exact: true }).waitFor()
      await page.waitForTimeout(400)
      expect(new URL(page.url()).pathname).toMatch(/^\/users\/.+/u)
    },
  )
})
