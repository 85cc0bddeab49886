import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FullHouse, openFullHouse } from './full-house.ts'

/** The lists with a whole company in them: finding, ordering, keeping one's place, following live. */
describe('the lists', () => {
  let full: FullHouse

  beforeAll(async () => {
    full = await openFullHouse()
  })
  afterAll(async () => full?.close())

  const names = async () => {
    const links = full.page.getByRole('rowgroup').getByRole('link')
    await links.first().waitFor()
    return links.allInnerTexts()
  }

  it('find people as one types, and the address keeps the search', async () => {
    const { page, address } = full
    await page.goto(`${address}/users`)
    const [name = ''] = await names()
    await page.getByRole('searchbox').pressSequentially(name.slice(0, 4).toLowerCase())
    await page.waitForURL(/search=/u)
    await page.getByRole('rowgroup').getByRole('link', { name }).first().waitFor()
    await page.reload()
    await page.getByRole('rowgroup').getByRole('link', { name }).first().waitFor()
    expect(await page.getByRole('searchbox').inputValue()).toBe(name.slice(0, 4).toLowerCase())
  })

  it('say what to do when nobody fits', async () => {
    const { page, address } = full
    await page.goto(`${address}/users?search=zzzzqqq`)
    await page.getByRole('heading', { name: 'Nobody fits' }).waitFor()
    await page.getByRole('link', { name: 'Show everybody' }).click()
    await page.getByRole('rowgroup').getByRole('link').first().waitFor()
  })

  it('turn round by a click on the head', async () => {
    const { page, address } = full
    await page.goto(`${address}/users`)
    const [first] = await names()
    await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
    await page.waitForURL(/sort=-name/u)
    await expect.poll(async () => (await names())[0]).not.toBe(first)
  })

  it('load more on the way down, and keep the place when one comes back from a person', async () => {
    const { page, address } = full
    await page.goto(`${address}/users`)
    await page.getByRole('rowgroup').getByRole('link').first().waitFor()
    const last = page.locator('[data-index="150"]')
    await expect
      .poll(async () => {
        await page.evaluate('scrollTo(0, 150 * 52)')
        return last.count()
      })
      .toBe(1)
    await last.getByRole('link').click()
    await page.getByRole('tab', { name: 'Attributes' }).waitFor()
    expect(await page.evaluate('scrollY')).toBe(0)
    await page.goBack()
    await last.waitFor()
    expect(await page.evaluate('scrollY')).toBeGreaterThan(5000)
  })

  it('follow live: what Entra changes appears without loading anew', async () => {
    const { page, address, house, application } = full
    await page.goto(`${address}/activity`)
    await page.getByRole('switch', { name: 'Follow live' }).waitFor()
    const person = await house.entra.firstMember((await house.entra.group('All Users')).id)
    const answer = await fetch(`${house.rehearsal.url}/api/users/${person.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jobTitle: 'Keeper of the Lighthouse' }),
    })
    expect(answer.ok).toBe(true)
    await house.entra.advance(application, 40)
    const line = page.getByRole('link', { name: `Entra updated ${person.displayName}` })
    await line.first().click()
    await page.getByRole('dialog').getByText('Keeper of the Lighthouse').first().waitFor()
  })
})
