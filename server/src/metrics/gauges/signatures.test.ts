import { Registry } from 'prom-client'
import { expect, it } from 'vitest'
import { addJob } from '../../signatures/index.ts'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { parseMetrics, valueOf } from '../testing/scrape.ts'
import { addSignatures, type SignatureFacts } from './signatures.ts'

describeDatabases('Metrics of signatures', (database) => {
  it('say how far behind they are, how they stand, and what is worked on', async () => {
    const { database: open } = database()
    const registry = new Registry()
    let facts: SignatureFacts | null = null
    addSignatures(registry, open, () => facts)
    const before = parseMetrics(await registry.metrics())
    expect(before.filter(({ name }) => name === 'dynasend_signatures_behind_seconds')).toEqual([])
    expect(valueOf(before, 'dynasend_signatures', { state: 'failed' })).toBe(0)
    facts = { renders: 12, failures: 1, changes: 3, behindSeconds: 4 }
    await open.write((tx) =>
      addJob(tx, { accountId: 'a', kind: 'render', input: '{}', createdBy: 'Dynasend', now: Date.now() }),
    )
    const samples = parseMetrics(await registry.metrics())
    expect(valueOf(samples, 'dynasend_signatures_behind_seconds')).toBe(4)
    expect(valueOf(samples, 'dynasend_signatures_looked')).toBe(12)
    expect(valueOf(samples, 'dynasend_signature_jobs', { kind: 'render' })).toBe(1)
    expect(valueOf(samples, 'dynasend_signature_jobs', { kind: 'archive' })).toBe(0)
  })
})
