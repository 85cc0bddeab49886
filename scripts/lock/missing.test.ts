import { describe, expect, it } from 'vitest'
import { missingFrom } from './missing.ts'

describe('packages for other systems', () => {
  const tool = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: {
      '@tool/linux-x64': '1.0.0',
      '@tool/win32-arm64': '1.0.0',
      '@tool/linux-arm64-musl': '^1.0.0',
    },
  }

  it('are found missing, with the system that their names tell', () => {
    const lock = {
      packages: { '': {}, 'node_modules/tool': tool, 'node_modules/@tool/linux-x64': { version: '1.0.0' } },
    }
    expect([...missingFrom(lock)]).toEqual([
      [
        'node_modules/@tool/win32-arm64',
        { version: '1.0.0', dev: true, optional: true, os: ['win32'], cpu: ['arm64'] },
      ],
      [
        'node_modules/@tool/linux-arm64-musl',
        { version: '1.0.0', dev: true, optional: true, os: ['linux'], cpu: ['arm64'], libc: ['musl'] },
      ],
    ])
  })

  it('are not missing when they lie further up or below the package itself', () => {
    const nested = { version: '1.0.0', optionalDependencies: { up: '1.0.0', below: '1.0.0' } }
    const lock = {
      packages: {
        '': {},
        'node_modules/a/node_modules/b': nested,
        'node_modules/up': {},
        'node_modules/a/node_modules/b/node_modules/below': {},
      },
    }
    expect(missingFrom(lock).size).toBe(0)
  })
})
