import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { root, trackedFiles } from '../programs.ts'
import type { Finding } from './checks.ts'

/** Every relative link of a page leads to a file that is there. */
export async function links(): Promise<Finding> {
  const pages = (await trackedFiles()).filter((file) => file.endsWith('.md'))
  const details: string[] = []
  for (const page of pages) {
    const text = await readFile(join(root, page), 'utf8').catch(() => '')
    for (const [, target = ''] of text.replaceAll(/```[\s\S]*?```/gu, '').matchAll(/\]\(([^)\s]+)\)/gu)) {
      const [path = ''] = target.split('#')
      if (path === '' || /^[a-z]+:/u.test(path)) continue
      if (!existsSync(join(root, dirname(page), path))) details.push(`${page}: ${target} leads nowhere`)
    }
  }
  return { ok: details.length === 0, note: `${pages.length} pages`, details: details.join('\n') }
}
