import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { base62OfUint32 } from './base62.ts'
import { digestOf, isDigestOf, newSecretToken, readSecretToken } from './secret-token.ts'

describe('a secret', () => {
  const token = newSecretToken()
  const secret = newSecretToken('client')

  it('opens what its kind says, and nothing else', () => {
    expect(readSecretToken(token.text)).toEqual(token)
    expect(readSecretToken(token.text, 'scim')).toEqual(token)
    expect(readSecretToken(secret.text, 'client')).toEqual(secret)
    expect(readSecretToken(token.text, 'client')).toBeNull()
    expect(readSecretToken(secret.text)).toBeNull()
    expect(token.text).toMatch(/^dynasend_scim_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/u)
    expect(secret.text).toMatch(/^dynasend_client_[0-9A-Za-z]{8}_[0-9A-Za-z]{38}$/u)
    expect(token.text.split('_')[2]).toBe(token.keyId)
  })

  it.each([
    ['what stands before it', ` ${token.text}`],
    ['what stands behind it', `${token.text} `],
    ['a line end', `${token.text}\n`],
    ['a character too many', `${token.text}0`],
    ['a character too few', token.text.slice(0, -1)],
    ['another kind', token.text.replace('_scim_', '_admin_')],
    ['a shorter key id', token.text.replace(token.keyId, token.keyId.slice(1))],
    ['another key id', token.text.replace(token.keyId, 'AAAAAAAA')],
    ['another checksum', `${token.text.slice(0, -6)}000000`],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(readSecretToken(text)).toBeNull()
  })

  it('is refused in another shape, even with a checksum that fits', () => {
    const signed = (body: string): string => body + base62OfUint32(crc32(body))
    const body = token.text.slice(0, -6)
    expect(readSecretToken(signed(body))).toEqual(token)
    for (const other of [`x${body}`, `\n${body}`, `${body}xx`, body.slice(0, -1)])
      expect(readSecretToken(signed(other))).toBeNull()
  })

  it('is known by its SHA-256 digest and by no other of any length', () => {
    const digest = digestOf('Åse')
    expect(digest.toString('hex')).toBe(createHash('sha256').update('Åse', 'utf8').digest('hex'))
    expect(isDigestOf(digest, 'Åse')).toBe(true)
    expect(isDigestOf(digestOf('åse'), 'Åse')).toBe(false)
    for (const other of [Buffer.alloc(0), digest.subarray(1), Buffer.concat([digest, digest]), Buffer.alloc(32)])
      expect(isDigestOf(other, 'Åse')).toBe(false)
  })

  it('is new each time', () => {
    const many = Array.from({ length: 500 }, () => newSecretToken())
    expect(new Set(many.map(({ keyId }) => keyId)).size).toBe(500)
    expect(new Set(many.map(({ text }) => text.slice(-38))).size).toBe(500)
  })
})
