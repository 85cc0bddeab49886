import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigurationError } from './configuration-error.ts'
import { readConfiguration } from './read.ts'

const key = Buffer.alloc(32, 7).toString('base64')

function mistakesOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(environment)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.mistakes
    throw error
  }
  return []
}

describe('readConfiguration', () => {
  it('needs nothing', () => {
    expect(readConfiguration({})).toEqual({
      auditHeadsFile: null,
      newSealKey: null,
      auditWebhookSecret: null,
      auditWebhookUrl: null,
      dataFolder: './data',
      port: 8080,
      host: 'localhost',
      publicUrl: 'http://localhost:8080',
      databaseUrl: null,
      sealKey: null,
      identityAuthority: null,
      tlsCertificateFile: null,
      tlsKeyFile: null,
      tracesEndpoint: null,
      trustedProxies: [],
      logLevel: 'info',
      metricsPort: null,
      metricsHost: 'localhost',
      drainSeconds: 0,
      backupFolder: null,
      backupTime: 130,
      backupDays: 7,
      backupWeeks: 4,
      smtpHost: null,
      entraClientSecret: null,
      graphUrl: null,
      loginUrl: null,
      smtpPort: 587,
      smtpTls: 'starttls',
      smtpUser: null,
      smtpPassword: null,
      mailFrom: null,
      webhookNetworks: [],
    })
  })

  it('takes every name', () => {
    const read = readConfiguration({
      DYNASEND_DATA: '/srv/d',
      DYNASEND_PORT: '0',
      DYNASEND_HOST: '0.0.0.0',
      DYNASEND_PUBLIC_URL: 'https://signatures.nordwind.example/',
      DYNASEND_DATABASE_URL: 'postgres://a:b@c/d',
      DYNASEND_SEAL_KEY: key,
      DYNASEND_TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      DYNASEND_LOG_LEVEL: 'warn',
      PATH: '/bin',
    })
    expect(read).toMatchObject({ port: 0, publicUrl: 'https://signatures.nordwind.example', sealKey: key })
    expect(read.trustedProxies).toEqual(['10.0.0.0/8', '::1'])
  })

  it('makes the public address from the port', () => {
    expect(readConfiguration({ DYNASEND_PORT: '9000' }).publicUrl).toBe('http://localhost:9000')
  })

  it('lists every mistake at once and never a value', () => {
    const mistakes = mistakesOf({
      DYNASEND_PORT: 'eighty',
      DYNASEND_SEAL_KEY: 'hunter2',
      DYNASEND_PROT: '1',
      DYNASEND_TRUSTED_PROXIES: '10.0.0.0/99',
      DYNASEND_PUBLIC_URL: 'ftp://x',
    })
    expect(mistakes).toHaveLength(5)
    expect(mistakes.join('\n')).not.toContain('hunter2')
    expect(mistakes[0]).toContain('DYNASEND_PROT is not a setting')
  })

  it('reads a secret from a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'dynasend-')), 'key')
    writeFileSync(file, `${key}\n`)
    expect(readConfiguration({ DYNASEND_SEAL_KEY_FILE: file }).sealKey).toBe(key)
    expect(mistakesOf({ DYNASEND_SEAL_KEY_FILE: file, DYNASEND_SEAL_KEY: key })[0]).toContain('are both set')
    expect(mistakesOf({ DYNASEND_SEAL_KEY_FILE: '/nowhere/key' })[0]).toContain('cannot be read (ENOENT)')
  })

  it('takes a mail server whole or not at all', () => {
    const whole = {
      DYNASEND_SMTP_HOST: 'smtp.nordwind.example',
      DYNASEND_SMTP_USER: 'dynasend',
      DYNASEND_SMTP_PASSWORD: 'secret',
      DYNASEND_MAIL_FROM: 'Dynasend <dynasend@nordwind.example>',
    }
    expect(readConfiguration(whole)).toMatchObject({ smtpHost: 'smtp.nordwind.example', smtpTls: 'starttls' })
    expect(mistakesOf({ DYNASEND_SMTP_HOST: 'smtp.nordwind.example' })[0]).toContain('DYNASEND_MAIL_FROM is missing')
    expect(mistakesOf({ ...whole, DYNASEND_SMTP_PASSWORD: '' })[0]).toContain('go together')
    expect(mistakesOf({ ...whole, DYNASEND_SMTP_TLS: 'none' })[0]).toContain('must not be none')
    expect(mistakesOf({ ...whole, DYNASEND_MAIL_FROM: 'a@b\r\nBcc: c@d' })[0]).toContain('must look like')
  })

  it('reads only secrets from files', () => {
    expect(mistakesOf({ DYNASEND_PORT_FILE: '/x' })[0]).toContain('DYNASEND_PORT_FILE is not a setting')
  })
})
