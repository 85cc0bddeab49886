import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { type ProbeRun, probeServer } from './prober.ts'

/** The page that a vendor hands to a customer, opened from a file. */
describe('the page of a probe', () => {
  let house: House
  let browser: Browser
  let run: ProbeRun

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    run = await probeServer(await (await house.account()).createScimServer('Probe'), [
      ...['--only', 'validator,interop,load', '--load', '1'],
    ])
  })
  afterAll(async () => {
    run?.close()
    await browser?.close()
    await house?.close()
  })

  it.each([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { colorScheme: 'light', viewport: { width: 360, height: 800 } }],
    ['400 %', { colorScheme: 'light', viewport: { width: 320, height: 256 } }],
  ] as const)('is accessible and fits: %s', async (look, options) => {
    const { context, page } = await openWindow(browser, options)
    await page.goto(run.page)
    const [first] = await page.locator('details').all()
    await first?.evaluate((line) => line.setAttribute('open', ''))
    const { violations } = await new AxeBuilder({ page }).include('main').include('header').analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
    const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect(overflow).toBeLessThanOrEqual(0)
    await screenshot(page, `probe-report-${look.replace(' %', '')}`)
    await context.close()
  })

  it('filters without a script, by keyboard', async () => {
    const { context, page } = await openWindow(browser, { javaScriptEnabled: false })
    await page.goto(run.page)
    const lines = page.locator('section.lines > details')
    const shown = async (): Promise<number> => (await lines.all()).length - (await hidden())
    const hidden = async (): Promise<number> => {
      const visible = await Promise.all((await lines.all()).map((line) => line.isVisible()))
      return visible.filter((one) => !one).length
    }
    expect(await shown()).toBe(run.report.verdicts.length)
    await page.getByRole('radio', { name: 'All' }).focus()
    await page.keyboard.press('ArrowRight')
    const failed = run.report.verdicts.filter(({ outcome }) => outcome === 'failed')
    expect(await shown()).toBe(failed.length)
    await page.getByRole('radio', { name: 'Mandatory' }).check()
    expect(await shown()).toBe(0)
    await context.close()
  })

  it('shows source, request and answer of a line', async () => {
    const { context, page } = await openWindow(browser, { javaScriptEnabled: false })
    await page.goto(run.page)
    const line = page.locator('[id="validator.users.duplicate"]')
    await line.locator('> summary').click()
    await line.getByText('2 requests and answers').click()
    const text = await line.innerText()
    for (const part of ['Create a duplicate User', 'POST http', 'HTTP 409', '"scimType": "uniqueness"', '‹token›']) {
      expect(text).toContain(part)
    }
    await context.close()
  })
})
