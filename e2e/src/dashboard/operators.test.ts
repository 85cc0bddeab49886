import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DashboardPages } from '../ten-steps/dashboard-pages.ts'
import { openBrowser, openWindow } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { oneTimeCode } from './one-time-code.ts'

const email = 'robin@nordwind.example'
const password = 'four quiet green rivers'

/** Signing in and out, an authenticator app, invitations and several accounts. */
describe('operators', () => {
  let house: House
  let browser: Browser
  let page: Page
  let backupCode: string
  let key: string

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    page = (await openWindow(browser)).page
    await new DashboardPages(page).makeOwner(await house.link(), 'Nordwind Traders')
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const settings = async (section: string) => {
    await page.goto(page.url().replace(/(\/accounts\/[^/]+).*/u, `$1/settings?section=${section}`))
  }
  const signOut = async () => {
    await page.getByRole('button', { name: /^Signed in as/u }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  }
  const enter = async (secret: string) => {
    await page.getByLabel('E-mail').fill(email)
    await page.getByLabel('Password').fill(secret)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }

  it('sign in again after a wrong password, and come back to where they wanted to go', async () => {
    await settings('operators')
    const wanted = page.url()
    await signOut()
    await page.goto(wanted)
    await enter('not the password')
    await page.getByText('You are not signed in').waitFor()
    await enter(password)
    await page.getByRole('heading', { name: 'Operators' }).waitFor()
    expect(page.url()).toBe(wanted)
  })

  it('switch an authenticator app on, and are asked for its code from then on', async () => {
    await settings('profile')
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: 'Set up' }).click()
    await page.getByRole('img', { name: 'Code for the authenticator app' }).waitFor()
    key = (await page.locator('code').first().innerText()).trim()
    backupCode = await page
      .getByRole('region', { name: 'Authenticator app' })
      .getByRole('listitem')
      .filter({ hasText: /^\S{8,}$/u })
      .first()
      .innerText()
    await page.getByLabel(/Enter the code/u).fill(oneTimeCode(key))
    await page.getByRole('button', { name: 'Switch on' }).click()
    await page.getByText('Sign-in asks for a code from your app').waitFor()
    await signOut()
    await enter(password)
    await page.getByLabel('Code from your authenticator app').fill('000000')
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('The code was not accepted').waitFor()
    await page.getByLabel('Code from your authenticator app').fill(oneTimeCode(key))
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  it('get in with a backup code when the phone is lost', async () => {
    await signOut()
    await enter(password)
    await page.getByRole('button', { name: 'Use a backup code' }).click()
    await page.getByLabel('Backup code').fill(backupCode)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
  })

  it('invite an auditor, who sees everything and can change nothing', async () => {
    await settings('operators')
    await page.getByLabel('E-mail').fill('idris@nordwind.example')
    await page.getByLabel('Role of the invited').selectOption('auditor')
    await page.getByRole('button', { name: 'Make a link' }).click()
    const link = await page.locator('code').filter({ hasText: '/invitation#token=' }).innerText()
    const guest = (await openWindow(browser)).page
    await guest.goto(link)
    await guest.getByRole('heading', { name: 'Join Nordwind Traders' }).waitFor()
    await guest.getByLabel('Your name').fill('Idris Boateng')
    await guest.getByLabel('Password').fill('seven calm brown hills')
    await guest.getByRole('button', { name: 'Join' }).click()
    await guest.getByText('You are an auditor of this account').waitFor()
    await guest.getByRole('link', { name: 'SCIM Server' }).click()
    await guest.getByText('Connect Microsoft Entra ID').waitFor()
    expect(await guest.getByRole('link', { name: /Create a SCIM server/u }).count()).toBe(0)
    await guest.goto(link)
    await guest.getByRole('heading', { name: 'This invitation does not work' }).waitFor()
  })

  it('have another account, and switch', async () => {
    await settings('account')
    await page.getByRole('region', { name: 'Another account' }).getByLabel('Name').fill('Südwind Logistik')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('button', { name: 'Account Südwind Logistik, switch' }).click()
    await page.getByRole('menuitemradio', { name: 'Nordwind Traders' }).click()
    await page.getByRole('button', { name: 'Account Nordwind Traders, switch' }).waitFor()
  })

  it('who came by a one-time link choose a password without knowing the old one', async () => {
    const other = (await openWindow(browser)).page
    await other.goto(await house.link())
    await other.getByRole('heading', { name: 'Overview' }).waitFor()
    await other.goto(other.url().replace(/overview.*/u, 'settings'))
    await other.getByLabel('New password').fill('nine slow silver ships')
    await other.getByRole('button', { name: 'Save password' }).click()
    await other.getByRole('button', { name: 'Change password' }).waitFor()
    await page.goto(`${house.dynasend.url}/sign-in`)
    await enter('nine slow silver ships')
    await page.getByLabel('Code from your authenticator app').waitFor()
  })
})
