/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core'

/** What must not happen on a page, in words; empty while all is well. */
export type Incidents = string[]

/** Hears of every script of a payload that ran, every report of a policy, dialog, fault and call to a stranger. */
export async function watch(page: Page): Promise<Incidents> {
  const incidents: Incidents = []
  await page.exposeFunction('hit', (number: number) => void incidents.push(`payload ${number} ran at ${page.url()}`))
  await page.exposeFunction('reported', (text: string) => void incidents.push(`policy: ${text} at ${page.url()}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const told = (globalThis as unknown as { reported: (text: string) => void }).reported
      told(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`)
    })
  })
  page.on('dialog', (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => incidents.push(`fault: ${error.message}`))
  page.on('request', (request) => {
    if (request.url().includes('evil.example')) incidents.push(`asked ${request.url()}`)
  })
  page.on('popup', (popup) => incidents.push(`opened ${popup.url()}`))
  return incidents
}

/** Elements and addresses that no page of ours has: they could come from a payload only. */
export async function foreignElements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Signatures are shown in frames without script, in an origin of their own, whose text only a policy of ours may set.
    const frames = 'iframe:not([sandbox=""]), iframe[src]'
    const strange = `base, ${frames}, object, embed, marquee, math, foreignObject, noscript [data-hostile], [data-hostile]`
    const handlers = [...document.querySelectorAll('*')].filter((element) =>
      element.getAttributeNames().some((name) => name.startsWith('on')),
    )
    const links = [...document.querySelectorAll<HTMLElement>('[href], [src], [action], [formaction]')].filter(
      (element) =>
        ['href', 'src', 'action', 'formaction'].some((name) =>
          /^\s*(?:j\s*a\s*v\s*a\s*script|vbscript|data:text|\/\/evil)/iu.test(element.getAttribute(name) ?? ''),
        ),
    )
    return [...document.querySelectorAll(strange), ...handlers, ...links].map((element) =>
      element.outerHTML.slice(0, 200),
    )
  })
}
