import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doTenSteps } from '../../../scripts/start/ten-steps.ts'
import { openTerminal } from '../../../scripts/start/terminal.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

const dashboardPages = [
  'overview',
  'users',
  'groups',
  'scim-servers',
  'scim-servers/new',
  'activity',
  'health',
  'health?tab=cycles',
  'health?tab=receivers',
  'health?tab=thresholds',
  'held-changes',
  'signatures/review',
  'signatures/versions',
  'attributes',
  'audit',
  'settings',
  'signatures/overview',
  'signatures/fields',
  'signatures/programs',
  'signatures/programs/standard',
  'signatures/locations',
  'signatures/rules',
  'signatures/banners',
  'signatures/texts',
  'signatures/photos',
  'signatures/delivery',
  'signatures/delivery?tab=try',
  'signatures/delivery?tab=files',
  'signatures/delivery?tab=pages',
  'signatures/delivery?tab=webhooks',
] as const

const rehearsalPages = [
  '',
  'users',
  'groups',
  'applications',
  'applications/new',
  'app-registrations',
  'company',
  'deleted-users',
] as const

/** Below an application's own address. */
const provisioningPages = [
  '',
  '/settings',
  '/on-demand',
  '/mappings/users',
  '/mappings/users/attribute-list',
  '/mappings/users/scope',
  '/expression-builder',
  '/logs',
  '/faults',
] as const

const desktop = { width: 1280, height: 800 }
const looks = [
  { look: 'light', colorScheme: 'light', viewport: desktop },
  { look: 'dark', colorScheme: 'dark', viewport: desktop },
  { look: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

/** WCAG 2.1 A and AA by axe, on the pages with a whole company in them, in light and dark and on a phone. */
describe('the pages', () => {
  let house: House
  let browser: Browser
  let accountId: string

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    const account = await house.account()
    accountId = account.account.id
    await doTenSteps(house.entra, account, openTerminal(process.stderr))
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  describe('hold the rules in light, in dark and on a phone', () => {
    let page: Page
    const errors: string[] = []

    beforeAll(async () => {
      const opened = await openWindow(browser)
      page = opened.page
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(await house.link())
      await page.getByRole('heading', { name: 'Overview' }).first().waitFor()
    })
    afterAll(async () => page?.context().close())

    /** Opens a page once and looks at it in each of the looks. */
    async function look(name: string, url: string): Promise<void> {
      await page.setViewportSize(desktop)
      await page.emulateMedia({ colorScheme: 'light' })
      await visit(page, url)
      for (const { look, colorScheme, viewport } of looks) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(viewport)
        await settled(page)
        await screenshot(page, `${look}-${name}`)
        expect({ look, faults: await faults(page) }).toEqual({ look, faults: [] })
      }
    }

    it.each(dashboardPages)('dashboard: %s', async (path) => {
      await look(`dashboard-${path.replaceAll(/[/?=]/gu, '-')}`, `${house.dynasend.url}/accounts/${accountId}/${path}`)
    })

    it('dashboard: a person', async () => {
      await visit(page, `${house.dynasend.url}/accounts/${accountId}/users`)
      await page.locator('a[href*="/users/"]').first().click()
      await page.waitForURL(/\/users\/./u)
      await look('dashboard-person', page.url())
    })

    it.each(rehearsalPages)('rehearsal: /%s', async (path) => {
      await look(`rehearsal-${path.replaceAll('/', '-') || 'home'}`, `${house.rehearsal.url}/${path}`)
    })

    it.each(provisioningPages)('rehearsal: provisioning%s', async (path) => {
      const application = await house.entra.application('Dynasend')
      const url = `${house.rehearsal.url}/applications/${application?.id ?? ''}/provisioning${path}`
      await look(`rehearsal-provisioning${path.replaceAll('/', '-')}`, url)
    })

    it('leave no error behind', () => {
      expect(errors).toEqual([])
    })
  })
})

async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await settled(page)
}

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'hidden' })
  await coloursArrived(page)
}

/** Another theme fades in: a colour read half-way is of neither. Two frames, so that the fade has begun. */
async function coloursArrived(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    const fades = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(fades.map(({ finished }) => finished))
  })
}

/** @returns one line for each broken rule and element */
async function faults(page: Page): Promise<string[]> {
  // The empty marks by which Fluent keeps the focus inside a group take the focus on purpose, and pass it on.
  // Signatures are shown in frames that let nothing run, so axe cannot go in; the gallery test reads what is in them.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ iframes: false })
    .exclude('iframe')
    .exclude('[data-tabster-dummy]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 160)}`))
}
