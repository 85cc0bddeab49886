import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readConfiguration } from '../../server/src/config/index.ts'
import { type RunningServer, startServer } from '../../server/src/server.ts'
import { root } from '../programs.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string; readonly action: string; readonly runbook: string }
}
interface Panel {
  readonly title: string
  readonly type: string
  readonly targets?: readonly { readonly expr: string }[]
}

const { groups } = parse(read('deploy/prometheus/alerts.yml')) as { groups: { rules: Rule[] }[] }
const rules = groups.flatMap((group) => group.rules)
const { panels } = JSON.parse(read('deploy/grafana/dynasend.json')) as { panels: Panel[] }

/** What a PromQL expression names; `up` is Prometheus' own. */
const named = (expression: string): string[] =>
  (expression.match(/\b(?:dynasend|nodejs|process)_\w+/gu) ?? []).map((name) =>
    name.replace(/_(?:bucket|sum|count)$/u, ''),
  )

/** As GitHub makes an anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

describe('what watches Dynasend', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'dynasend-monitoring-'))
  const given = { dataFolder, port: 0, host: '127.0.0.1', publicUrl: 'http://127.0.0.1:0', metricsPort: 0 }
  let server: RunningServer
  let served: Set<string>
  beforeAll(async () => {
    server = await startServer({ ...readConfiguration({}), ...given, logLevel: 'silent' })
    const text = await (await fetch(`http://localhost:${server.metricsPort}/metrics`)).text()
    served = new Set([...text.matchAll(/^# TYPE (\w+)/gmu)].map(([, name]) => name ?? ''))
  })
  afterAll(async () => {
    await server.close()
    rmSync(dataFolder, { recursive: true, force: true })
  })

  it('names only metrics that are served, in alerts, dashboard and docs', () => {
    const expressions = [
      ...rules.map(({ expr }) => expr),
      ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ]
    const page = read('docs/operate/monitoring.md').replaceAll(/`…\w+`/gu, '')
    const names = [...expressions, page].flatMap(named)
    expect(names.length).toBeGreaterThan(40)
    expect([...new Set(names)].filter((name) => !served.has(name))).toEqual([])
  })

  it('leaves no metric of ours without a place on the page', () => {
    const page = read('docs/operate/monitoring.md')
    const own = [...served].filter((name) => name.startsWith('dynasend_') && name !== 'dynasend_build_info')
    const shortened = (name: string) => name.replace('dynasend_scim_servers', '…')
    expect(own.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`\`${shortened(name)}\``))).toEqual([])
  })

  it('says for each alert what to do, with a runbook that is there', () => {
    const anchors = new Set(
      [...read('docs/operate/runbooks.md').matchAll(/^## (.+)$/gmu)].map(([, heading]) => anchorOf(heading ?? '')),
    )
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
    for (const { alert, labels, annotations } of rules) {
      expect(['critical', 'warning'], alert).toContain(labels.severity)
      expect(annotations.summary.length, alert).toBeGreaterThan(20)
      expect(annotations.action.length, alert).toBeGreaterThan(20)
      const [page, anchor = ''] = annotations.runbook.split('#')
      expect(page, alert).toBe('docs/operate/runbooks.md')
      expect([...anchors], alert).toContain(anchor)
    }
  })

  it('draws panels that say what they show', () => {
    for (const panel of panels.filter(({ type }) => type !== 'row'))
      expect(panel.targets?.length, panel.title).toBeGreaterThan(0)
  })
})
