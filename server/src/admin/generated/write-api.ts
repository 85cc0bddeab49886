/**
 * Writes docs/api/admin.openapi.json and dashboard/src/api/schema.ts from the route table.
 * `node server/src/admin/generated/write-api.ts [--check]`: with --check it writes nothing and fails when a file is stale.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { routeTable } from '../route/table.ts'
import { openApiDocument } from './openapi.ts'
import { type OpenApi, typesDocument } from './types.ts'

const root = resolve(import.meta.dirname, '../../../..')
const check = process.argv.includes('--check')

const formatted = (path: string, text: string): string =>
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', `--stdin-file-path=${path}`],
    {
      cwd: root,
      input: text,
      encoding: 'utf8',
    },
  )

const read = (path: string): string => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return ''
  }
}

const document = openApiDocument(routeTable)
const files = {
  'docs/api/admin.openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'dashboard/src/api/schema.ts': typesDocument(document as unknown as OpenApi),
}

for (const [path, text] of Object.entries(files)) {
  const wanted = path.endsWith('.ts') ? formatted(path, text) : text
  if (read(path) === wanted) continue
  if (check) {
    console.error(`${path} is stale. Run: node server/src/admin/generated/write-api.ts`)
    process.exitCode = 1
    continue
  }
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), wanted)
  console.log(`wrote ${path}`)
}
