import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Application } from '../../../scripts/start/rehearsal-entra.ts'
import type { ScimUser } from '../company/expected.ts'
import { readAll, type ScimConnection } from '../company/scim-pages.ts'
import { openBrowser, openWindow, screenshot } from '../testing/browser.ts'
import { House } from '../testing/house.ts'
import { TenantPages } from './tenant-pages.ts'

/** What happens to people in Entra, done by hand in the rehearsal's pages and looked up in Dynasend over SCIM. */
describe('a person of the company, from a new title to the purge', () => {
  const name = 'Aarav Reddy'
  let house: House
  let browser: Browser
  let pages: TenantPages
  let errors: string[]
  let connection: ScimConnection
  let application: Application

  beforeAll(async () => {
    house = await House.open()
    browser = await openBrowser()
    connection = await (await house.account()).createScimServer('Nordwind')
    application = await house.entra.createApplication('Dynasend')
    await house.entra.save(application, connection, 'all')
    await house.entra.start(application)
    await house.entra.untilIdle(application)
    const window = await openWindow(browser)
    errors = window.errors
    pages = new TenantPages(window.page, house.rehearsal.url)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  async function arrived(): Promise<ScimUser | undefined> {
    const users = await readAll<ScimUser>(connection, 'Users')
    return users.find(({ displayName }) => displayName === name)
  }

  it('gets a new title, after being asked whether to leave it unsaved', async () => {
    await pages.openUser(name)
    await pages.page.getByLabel('Job title').fill('Ship Chandler')
    await pages.page.getByRole('link', { name: 'Deleted users' }).click()
    await pages.told('Leave without saving?')
    await pages.answer('Cancel')
    await pages.edit('Job title', 'Harbour Master')
    await pages.letPass('+40 minutes')
    expect((await arrived())?.title).toBe('Harbour Master')
  })

  it('is disabled and enabled', async () => {
    await pages.command('Disable').click()
    await pages.told('Account disabled (sign-in blocked)')
    await pages.letPass('+40 minutes')
    expect((await arrived())?.active).toBe(false)
    await pages.command('Enable').click()
    await pages.told('Account enabled')
    await pages.letPass('+40 minutes')
    expect((await arrived())?.active).toBe(true)
  })

  it('is deleted and restored under the same id', async () => {
    const before = await arrived()
    await pages.deleteUser()
    await pages.letPass('+40 minutes')
    expect((await arrived())?.active).toBe(false)
    await pages.openDeletedUsers()
    await pages.page.getByRole('row', { name }).getByRole('button', { name: 'Restore' }).click()
    await pages.told('Nobody is deleted')
    await pages.letPass('+40 minutes')
    expect(await arrived()).toMatchObject({ id: before?.id, active: true })
  })

  it('is gone 30 days after the deletion', async () => {
    await pages.openUser(name)
    await pages.deleteUser()
    await pages.letPass('+30 days')
    await pages.letPass('+40 minutes')
    expect(await arrived()).toBeUndefined()
    await pages.openDeletedUsers()
    await pages.told('Nobody is deleted')
  })

  it('is one of too many that a scoping filter would take away: held until a person allows it', async () => {
    const active = async () => (await readAll<ScimUser>(connection, 'Users')).filter((user) => user.active).length
    const before = await active()
    await pages.openProvisioning(application.id, '/settings')
    await pages.preventAccidentalDeletion(20)
    await pages.openProvisioning(application.id, '/mappings/users/scope')
    await pages.addScopingFilter('India only', 'country', 'India')
    await pages.letPass('+40 minutes')
    await pages.openProvisioning(application.id, '')
    await pages.told('The job is in quarantine: TooManyDeletes')
    await screenshot(pages.page, 'rehearsal-too-many-deletes')
    expect(await active()).toBe(before)
    await pages.command('Allow deletes').click()
    await pages.answer('Allow deletes')
    await pages.told('The cycle that was held back runs now')
    await house.entra.untilIdle(application)
    await pages.page.getByText('in quarantine').first().waitFor({ state: 'detached' })
    expect(await active()).toBeLessThan(before - 20)
  })

  it('leaves no error behind in the browser', () => {
    expect(errors).toEqual([])
  })
})
