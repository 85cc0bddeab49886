import type { Browser } from 'playwright-core'
import { probeServer } from '../probe/prober.ts'
import { openWindow } from '../testing/browser.ts'

/** Probes a server and takes a picture of the page that comes of it. */
export async function photographProbe(
  browser: Browser,
  server: { tenantUrl: string; secretToken: string },
  file: string,
): Promise<void> {
  const run = await probeServer(server, ['--load', '5'])
  try {
    const { context, page } = await openWindow(browser, {
      viewport: { width: 1120, height: 900 },
      deviceScaleFactor: 1.5,
    })
    await page.goto(run.page)
    await page.screenshot({ path: file })
    await context.close()
  } finally {
    run.close()
  }
}
