import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../programs.ts'

const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const dockerfile = read('Dockerfile')
const settings = new Set(read('docs/operate/configuration.md').match(/DYNASEND_[A-Z_]+/gu))

interface Service {
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
  readonly networks?: readonly string[]
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly security_opt?: readonly string[]
  readonly stop_grace_period?: string
  readonly healthcheck?: object
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly secrets?: Readonly<Record<string, { readonly file: string }>>
  readonly networks: Readonly<
    Record<string, { readonly ipam: { readonly config: readonly { readonly subnet: string }[] } }>
  >
}

/** Names of settings that a text uses; `_FILE` belongs to the setting before it. */
const named = (text: string): string[] => [...new Set(text.match(/DYNASEND_[A-Z_]+/gu) ?? [])]
const forComposeOnly = ['DYNASEND_DOMAIN', 'DYNASEND_IMAGE']

describe('the image', () => {
  it('runs the Node that package.json pins', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    expect(dockerfile).toContain(`ARG NODE_IMAGE=node:${dependencies['node']}-`)
  })

  it('copies only what is there, and gives every workspace to npm ci', () => {
    const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] }
    const copied = dockerfile
      .split('\n')
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
      .flatMap((line) => line.split(/\s+/u).slice(1, -1))
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(workspaces.filter((workspace) => !copied.includes(`${workspace}/package.json`))).toEqual([])
  })

  it('runs without the rights of root and answers the question whether it lives', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '))
    expect(last).toMatch(/^USER node$/mu)
    expect(last).toMatch(/^HEALTHCHECK /mu)
    expect(named(dockerfile).filter((name) => !settings.has(name))).toEqual([])
  })
})

describe.each(globSync('deploy/compose/*/compose.yml', { cwd: root }))('%s', (path) => {
  const text = read(path)
  const compose = parse(text, { merge: true }) as Compose
  const nodes = Object.values(compose.services).filter(({ environment }) => environment?.['DYNASEND_PUBLIC_URL'])

  it('sets only settings that there are', () => {
    expect(named(text).filter((name) => !settings.has(name) && !forComposeOnly.includes(name))).toEqual([])
  })

  it('gives the nodes no more rights than they need, time to stop, and a question whether they are ready', () => {
    expect(nodes.length).toBeGreaterThan(0)
    for (const node of nodes) {
      expect(node).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        stop_grace_period: '30s',
      })
      expect(JSON.stringify(node.healthcheck)).toContain('/readyz')
    }
  })

  it('trusts its own network as proxies, and mounts each secret that is named', () => {
    const [subnet] = Object.values(compose.networks).map(({ ipam }) => ipam.config[0]?.subnet)
    for (const { environment, secrets = [] } of nodes) {
      expect(environment?.['DYNASEND_TRUSTED_PROXIES']).toBe(subnet)
      const files = Object.values(environment ?? {}).filter((value) => value.startsWith('/run/secrets/'))
      expect(files.map((file) => file.replace('/run/secrets/', '')).toSorted()).toEqual([...secrets].toSorted())
    }
    for (const secret of Object.values(compose.services).flatMap(({ secrets = [] }) => secrets))
      expect(compose.secrets).toHaveProperty(secret)
  })

  it('sends requests to services that there are', () => {
    const caddyfile = read(path.replace('compose.yml', 'Caddyfile'))
    const targets = [...caddyfile.matchAll(/([\w-]+):8080/gu)].map(([, name]) => name)
    expect(targets.length).toBe(nodes.length)
    for (const target of targets) expect(compose.services).toHaveProperty(target ?? '')
  })
})

describe('the chart and the unit', () => {
  const chart = globSync('deploy/helm/dynasend/**/*.{yaml,tpl,json}', { cwd: root }).map(read).join('\n')
  const unit = read('deploy/systemd/dynasend.service')

  it('name only settings that there are', () => {
    const names = named(`${chart}\n${unit}`).filter((name) => name !== 'DYNASEND_')
    expect(names.filter((name) => !settings.has(name))).toEqual([])
  })

  it('start the same program as npm run serve', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const program = scripts['serve']?.replace('node scripts/run.cjs ', '') ?? 'nothing'
    expect(unit).toContain(`/opt/dynasend/node_modules/node/bin/node ${program}\n`)
    expect(dockerfile).toContain(JSON.stringify(program.split(' ')[0]))
  })

  it('ask for every value of the chart that its schema needs', () => {
    const values = parse(read('deploy/helm/dynasend/values.yaml')) as Record<string, unknown>
    const used = [...chart.matchAll(/\.Values\.(\w+)/gu)].map(([, name]) => name ?? '')
    expect([...new Set(used)].filter((name) => !(name in values))).toEqual([])
  })
})
