import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'

interface Versions {
  versionProblem(node: string, userAgent: string | undefined): string | null
}
const { versionProblem } = createRequire(import.meta.url)('./version.cjs') as Versions

describe('what is too old to begin with', () => {
  it('takes Node 20 with npm 10 and everything newer', () => {
    expect(versionProblem('20.0.0', 'npm/10.1.0 node/v20.0.0 linux x64')).toBeNull()
    expect(versionProblem('26.10.0', undefined)).toBeNull()
    expect(versionProblem('100.0.0', 'npm/12.0.1 node/v100.0.0')).toBeNull()
  })
  it('says in one line what to do about an old Node', () => {
    const line = versionProblem('18.19.1', 'npm/10.0.0 node/v18')
    expect(line).toContain('Node 20 or newer')
    expect(line).toContain('18.19.1')
    expect(line).not.toContain('\n')
  })
  it('says in one line what to do about an old npm', () => {
    const line = versionProblem('20.19.0', 'npm/9.9.9 node/v20.19.0 linux x64')
    expect(line).toContain('npm 10 or newer')
    expect(line).not.toContain('\n')
  })
})
