import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigurationError } from './config/index.ts'
import { explain, problemText } from './startup-problem.ts'

const systemError = (code: string, more: object = {}) => Object.assign(new Error(`${code}: raw`), { code, ...more })

describe('explain', () => {
  it.each([
    ['EADDRINUSE', { port: 8080 }, 'port 8080 is taken'],
    ['EADDRNOTAVAIL', {}, 'DYNASEND_HOST'],
    ['EACCES', { port: 80 }, 'port 80 may not be used'],
    ['EACCES', { path: '/srv/data' }, '/srv/data cannot be written'],
    ['EROFS', { path: '/srv/data' }, '/srv/data cannot be written'],
    ['ENOSPC', {}, 'no space is left'],
    ['ENOTDIR', { path: '/srv/file' }, '/srv/file is in the way'],
    ['ENOTFOUND', {}, 'DYNASEND_HOST'],
  ])('%s %o in one line with what to do', (code, more, expected) => {
    const problem = explain(systemError(code, more))
    expect(problem.message).toContain(expected)
    expect(problemText(problem).trim()).not.toContain('\n')
    expect(existsSync(join(import.meta.dirname, '../../docs/errors', `${problem.code}.md`))).toBe(true)
    expect(problem.exitCode).toBe(1)
  })

  it('lists every mistake of the configuration', () => {
    expect(explain(new ConfigurationError(['DYNASEND_PORT x', 'DYNASEND_HOST y']))).toEqual({
      code: 'configuration',
      message: 'the configuration cannot be used:\n  - DYNASEND_PORT x\n  - DYNASEND_HOST y',
      exitCode: 2,
    })
  })

  it('says why the database does not let us in, and never quotes it', () => {
    const cause = systemError('28P01', { message: 'canary' })
    const error = Object.assign(new Error('The database cannot answer now.', { cause }), {
      name: 'StorageUnavailableError',
    })
    const problem = explain(error)
    expect(problem).toMatchObject({
      code: 'database-unreachable',
      message: expect.stringContaining('the password is wrong'),
    })
    expect(problemText(problem)).not.toContain('canary')
  })

  it.each([
    [13, 'disk-full'],
    [14, 'folder-not-usable'],
  ])('tells a full disk from a file that cannot be used (SQLite %i)', (errcode, code) => {
    const cause = systemError('ERR_SQLITE_ERROR', { errcode })
    const error = Object.assign(new Error('What it is.', { cause }), { name: 'StorageUnavailableError' })
    expect(explain(error)).toMatchObject({ code, message: expect.stringMatching(/^What it is\. \w+/u) })
  })

  it('passes other messages on, with the code of an error that has a page', () => {
    expect(explain(new Error('plain'))).toEqual({ code: null, message: 'plain', exitCode: 1 })
    expect(problemText(explain('text'))).toBe('dynasend: text\n')
    const inUse = Object.assign(new Error('In use.'), { code: 'storage-in-use' })
    expect(problemText(explain(inUse))).toBe('dynasend: In use. (docs/errors/storage-in-use.md)\n')
  })
})
