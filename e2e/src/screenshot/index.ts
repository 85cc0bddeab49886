/** Owns `npm run screenshot`: docs/images/*.png, taken of the running programs with the sample company in them. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages } from '../../../scripts/build/pages.ts'
import { root } from '../../../scripts/programs.ts'
import { doTenSteps } from '../../../scripts/start/ten-steps.ts'
import { openTerminal } from '../../../scripts/start/terminal.ts'
import { findBrowser } from '../../../scripts/test/browser.ts'
import { openBrowser, openWindow } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { photographProbe } from './probe-report.ts'

const terminal = openTerminal()
const folder = join(root, 'docs/images')
mkdirSync(folder, { recursive: true })
await buildPages((line) => terminal.line(line))
process.env['CHROMIUM_PATH'] ??= findBrowser((line) => terminal.line(line)) ?? ''
const house = await House.open()
const browser = await openBrowser()
try {
  const account = await house.account()
  await doTenSteps(house.entra, account, terminal)
  const { page } = await openWindow(browser, { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 })
  await page.goto(await house.link())
  await page
    .getByRole('link', { name: /active people/u })
    .first()
    .waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, 'overview.png') })
  await page.goto(`${house.rehearsal.url}/applications`)
  await page.getByRole('link', { name: 'Dynasend' }).first().waitFor()
  await page.screenshot({ path: join(folder, 'rehearsal.png') })
  await photographProbe(browser, await account.createScimServer('Probe'), join(folder, 'probe.png'))
  terminal.line(`overview.png, rehearsal.png and probe.png are new in docs/images.`)
} finally {
  await browser.close()
  await house.close()
}
