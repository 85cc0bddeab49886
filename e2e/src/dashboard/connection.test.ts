import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FullHouse, openFullHouse } from './full-house.ts'

/** The SCIM Server tab with a whole company behind it: tokens, activity, disconnecting. */
describe('the SCIM Server tab', () => {
  let full: FullHouse
  let tenantUrl: string
  const tokens: string[] = []

  beforeAll(async () => {
    full = await openFullHouse()
  })
  afterAll(async () => full?.close())

  const isAccepted = async (secretToken: string): Promise<boolean> => {
    const { house, application } = full
    return house.entra.testConnection(application, { tenantUrl, secretToken }).then(
      () => true,
      () => false,
    )
  }

  it('shows the Secret Token only when asked, and records that', async () => {
    const { page, address } = full
    await page.goto(`${address}/scim-servers`)
    tenantUrl = (await page.locator('code').filter({ hasText: '/scim/v2/' }).textContent()) ?? ''
    expect(await page.content()).not.toMatch(/dynasend_scim_\w{30}/u)
    await page.getByRole('button', { name: 'Show Secret Token' }).click()
    tokens.push(
      (await page
        .locator('code')
        .filter({ hasText: /^dynasend_scim_\w{30}/u })
        .textContent()) ?? '',
    )
    await page.goto(`${address}/activity?kind=operator`)
    await page
      .getByText(/Secret Token/u)
      .first()
      .waitFor()
  })

  it('rotates with two live tokens, and revoking one ends that one', async () => {
    const { page, address } = full
    await page.goto(`${address}/scim-servers`)
    await page.getByRole('button', { name: 'Rotate' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Create' }).click()
    const rows = page.getByRole('listitem').filter({ hasText: /last used/u })
    await expect.poll(() => rows.count()).toBe(2)
    await rows.first().getByRole('button', { name: 'Show Secret Token' }).click()
    tokens.push(
      (await page
        .locator('code')
        .filter({ hasText: /^dynasend_scim_\w{30}/u })
        .textContent()) ?? '',
    )
    expect(await Promise.all(tokens.map(isAccepted))).toEqual([true, true])
    await rows.last().getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    expect(await Promise.all(tokens.map(isAccepted))).toEqual([false, true])
  })

  it('disconnects: who came stays, becomes manual and can be edited; and connects again', async () => {
    const { page, address } = full
    await page.goto(`${address}/scim-servers`)
    await page.getByRole('tab', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Disconnect' }).click()
    const dialog = page.getByRole('alertdialog')
    expect(await dialog.innerText()).toMatch(/2\d\d people and 14 groups stay/u)
    await dialog.getByRole('textbox').fill(await page.getByRole('heading', { level: 1 }).innerText())
    await dialog.getByRole('button', { name: /^Disconnect/u }).click()
    await page.getByRole('heading', { name: 'Connect again' }).waitFor()
    expect(await isAccepted(tokens[1] ?? '')).toBe(false)

    await page.goto(`${address}/users?source=manual`)
    await page.locator('a[href*="/users/"]').first().click()
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Title', { exact: true }).fill('Edited by hand')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Edited by hand').first().waitFor()

    await page.goto(`${address}/scim-servers`)
    await page.getByRole('tab', { name: 'Settings' }).click()
    await page.getByRole('button', { name: 'Connect again' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Connect again' }).click()
    await page.getByRole('heading', { name: 'Disconnect' }).waitFor()
    expect(await isAccepted(tokens[1] ?? '')).toBe(true)
  })
})
