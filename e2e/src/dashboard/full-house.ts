import type { Browser, Page } from 'playwright-core'
import type { DashboardAccount } from '../../../scripts/start/dashboard-account.ts'
import type { Application } from '../../../scripts/start/rehearsal-entra.ts'
import { doTenSteps } from '../../../scripts/start/ten-steps.ts'
import { openTerminal } from '../../../scripts/start/terminal.ts'
import { openBrowser, openWindow } from '../testing/browser.ts'
import { House } from '../testing/house.ts'

export interface FullHouse {
  readonly house: House
  readonly browser: Browser
  readonly account: DashboardAccount
  readonly application: Application
  /** A window that is signed in as the owner, at the overview. */
  readonly page: Page
  /** Address of the account's pages. */
  readonly address: string
  readonly close: () => Promise<void>
}

/** Both programs with the sample company arrived, and an owner's window. */
export async function openFullHouse(): Promise<FullHouse> {
  const house = await House.open()
  const account = await house.account()
  await doTenSteps(house.entra, account, openTerminal(process.stderr))
  const application = await house.entra.application('Dynasend')
  if (!application) throw new Error('The ten steps left no application.')
  const browser = await openBrowser()
  const { page } = await openWindow(browser)
  await page.goto(await house.link())
  await page.getByRole('heading', { name: 'Overview' }).waitFor()
  const close = async () => {
    await browser.close()
    await house.close()
  }
  const address = `${house.dynasend.url}/accounts/${account.account.id}`
  return { house, browser, account, application, page, address, close }
}
