import { describe, expect, it } from 'vitest'
import { ConfigurationError } from './config/index.ts'
import { explain } from './startup-problem.ts'

const systemError = (code: string, more: object = {}) => Object.assign(new Error(`${code}: raw`), { code, ...more })

describe('explain', () => {
  it.each([
    ['EADDRINUSE', { port: 8080 }, 'port 8080 is taken'],
    ['EACCES', { port: 80 }, 'port 80 may not be used'],
    ['EACCES', { path: '/srv/data' }, '/srv/data cannot be written'],
    ['EROFS', { path: '/srv/data' }, '/srv/data cannot be written'],
    ['ENOSPC', {}, 'no space is left'],
    ['ENOTDIR', { path: '/srv/file' }, '/srv/file is in the way'],
    ['ENOTFOUND', {}, 'DYNASEND_HOST'],
  ])('%s %o in one line with what to do', (code, more, expected) => {
    const { message, exitCode } = explain(systemError(code, more))
    expect(message).toContain(expected)
    expect(message).not.toContain('\n')
    expect(exitCode).toBe(1)
  })

  it('lists every mistake of the configuration', () => {
    expect(explain(new ConfigurationError(['DYNASEND_PORT x', 'DYNASEND_HOST y']))).toEqual({
      message: 'the configuration cannot be used:\n  - DYNASEND_PORT x\n  - DYNASEND_HOST y',
      exitCode: 2,
    })
  })

  it('passes other messages on', () => {
    expect(explain(new Error('plain'))).toEqual({ message: 'plain', exitCode: 1 })
    expect(explain('text')).toEqual({ message: 'text', exitCode: 1 })
  })
})
