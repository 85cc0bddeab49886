import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  createLog,
  createSeal,
  digestOf,
  isDigestOf,
  newId,
  newSecretToken,
  openSealKey,
  readSecretToken,
  SealError,
} from './index.ts'

describe('newId', () => {
  it('ascends, also when the clock goes back, and never repeats', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => newId(1_700_000_000_000 - (index % 7)))
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids[0]).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
  })
})

describe('Secret Token', () => {
  it('reads back, and a flipped character is found out', () => {
    for (let round = 0; round < 2_000; round++) {
      const { keyId, text } = newSecretToken()
      expect(text).toMatch(/^dynasend_scim_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/u)
      expect(readSecretToken(text)).toEqual({ keyId, text })
      const at = 14 + (round % (text.length - 14))
      const flipped = text.slice(0, at) + (text.charAt(at) === 'a' ? 'b' : 'a') + text.slice(at + 1)
      expect(readSecretToken(flipped)).toBeNull()
    }
  })

  it.each(['', 'Bearer', 'dynasend_scim_', 'x'.repeat(64_000), 'dynasend_scim_ÄÖÜ'])('refuses %.20s', (text) => {
    expect(readSecretToken(text)).toBeNull()
  })

  it('is compared by its digest', () => {
    const digest = digestOf('secret')
    expect(isDigestOf(digest, 'secret')).toBe(true)
    expect(isDigestOf(digest, 'Secret')).toBe(false)
    expect(isDigestOf(digest.subarray(1), 'secret')).toBe(false)
  })
})

describe('createSeal', () => {
  const seal = createSeal(Buffer.alloc(32, 1))

  it('opens what it closed, never twice alike', () => {
    const sealed = seal.close('geheim ß', 'tokens/1')
    expect(seal.open(sealed, 'tokens/1')).toBe('geheim ß')
    expect(seal.close('geheim ß', 'tokens/1')).not.toBe(sealed)
    expect(sealed).not.toContain('geheim')
  })

  it('opens nowhere else, with no other key and no changed byte', () => {
    const sealed = seal.close('geheim', 'tokens/1')
    const changed = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A')
    expect(() => seal.open(sealed, 'tokens/2')).toThrow(SealError)
    expect(() => createSeal(Buffer.alloc(32, 2)).open(sealed, 'tokens/1')).toThrow(SealError)
    expect(() => seal.open(`${changed}Q`, 'tokens/1')).toThrow(SealError)
    expect(() => seal.open('', 'tokens/1')).toThrow(SealError)
  })
})

describe('openSealKey', () => {
  it('makes the file once, for this user only', () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'dynasend-')), 'data')
    const key = openSealKey(folder, null)
    expect(openSealKey(folder, null)).toEqual(key)
    expect(statSync(join(folder, 'seal.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'seal.key'), 'utf8').trim()).toBe(key.toString('base64'))
    expect(openSealKey(folder, Buffer.alloc(32, 9).toString('base64'))).toEqual(Buffer.alloc(32, 9))
  })
})

describe('createLog', () => {
  it('keeps no field that is not allowed and no message of an error', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => void lines.push(line) })
    log.error({ err: new Error('canary anna@nordwind.example'), requestId: 'r1', userName: 'canary' }, 'failed')
    expect(lines.join('')).toContain('"requestId":"r1"')
    expect(lines.join('')).not.toContain('canary')
  })
})
