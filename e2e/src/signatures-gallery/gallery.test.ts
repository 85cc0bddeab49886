import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type ClientLook, clientLook, lookClients } from '@dynasend/renderer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gallery } from '../../../server/src/signatures/starter/index.ts'
import { openBrowser } from '../testing/browser.ts'
import { finishedBy } from './people.ts'
import { contactSheet } from './sheet.ts'

const output = resolve(import.meta.dirname, '../../../output/screenshots/gallery')
const looks: readonly ClientLook[] = lookClients.flatMap((client) => [
  { client, dark: false },
  { client, dark: true },
])
const widthOf = ({ client }: ClientLook): number => (client === 'phone' ? 360 : 640)

/** A picture of each program of the gallery in each client, light and dark, of people of the sample company. */
describe('the gallery', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    mkdirSync(output, { recursive: true })
    browser = await openBrowser()
    page = await (await browser.newContext({ bypassCSP: true, deviceScaleFactor: 1 })).newPage()
  })
  afterAll(() => browser.close())

  async function show(html: string, look: ClientLook): Promise<void> {
    await page.setViewportSize({ width: widthOf(look), height: 420 })
    await page.setContent(clientLook(html, look))
  }

  const overflow = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - window.innerWidth')

  const pictures = (): Promise<readonly { alt: string | null; drawn: boolean }[]> =>
    page.evaluate(
      'Promise.all([...document.images].map(async (image) => { await image.decode().catch(() => undefined); return { alt: image.getAttribute("alt"), drawn: image.naturalWidth > 0 && image.width > 0 } }))',
    )

  it.each(gallery().map((entry) => ({ id: entry.program.id, entry })))(
    'shows $id whole, readable and accessible in every client',
    async ({ id, entry }) => {
      for (const [index, { name, composed }] of finishedBy(entry).entries()) {
        // The sample company invents phone numbers that no country gives out.
        expect(composed.problems.filter(({ code }) => code !== 'field-invalid')).toEqual([])
        const { html, text } = composed.variants?.new ?? { html: '', text: '' }
        expect(text).toContain(name)
        for (const look of looks) {
          await show(html, look)
          expect(await page.locator('body').innerText()).toContain(name)
          expect(await overflow(), `${id} in ${look.client}`).toBeLessThanOrEqual(0)
          const shown = await pictures()
          expect(shown).toEqual(shown.map(({ alt }) => ({ alt: alt ?? 'missing', drawn: true })))
          expect(shown.length).toBe(index === 0 && id === 'photo-left' ? 2 : 1)
          if (index > 0) continue
          await page.screenshot({ path: join(output, `${id}-${look.client}-${look.dark ? 'dark' : 'light'}.png`) })
          // Colours turn alike in all of them.
          if (look.client !== 'gmail') continue
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
          expect(
            violations.map((one) => `${one.id}: ${one.nodes[0]?.html ?? ''} ${one.nodes[0]?.failureSummary ?? ''}`),
          ).toEqual([])
        }
      }
    },
  )

  it('fits on one sheet', async () => {
    const shown = gallery().map((entry) => ({
      name: entry.program.name,
      html: finishedBy(entry)[0]?.composed.variants?.new.html ?? '',
    }))
    await page.setViewportSize({ width: 1680, height: 800 })
    await page.setContent(contactSheet(shown))
    await page.screenshot({ path: join(output, 'sheet.png'), fullPage: true })
    expect(await page.locator('iframe').count()).toBe(2 * shown.length)
  })
})
