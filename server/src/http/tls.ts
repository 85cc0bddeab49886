import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { SecureContextOptions, Server } from 'node:tls'
import type { FastifyBaseLogger } from 'fastify'

/** Where the certificate (with those between it and its authority) and its key lie, both PEM. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
}

/** The files do not make a TLS server; the message says which and why. */
export class TlsFilesError extends Error {
  override readonly name = 'TlsFilesError'
  readonly code = 'tls-files'
}

/** How often the files are looked at, in milliseconds. */
const rhythm = 60_000

/**
 * Reads both files and checks that they belong together.
 * @throws {TlsFilesError}
 */
export function readTls(files: TlsFiles): SecureContextOptions & { readonly cert: string; readonly key: string } {
  const [cert, key] = [read(files.certificate), read(files.key)]
  const certificate = attempt(() => new X509Certificate(cert), `${files.certificate} holds no certificate (PEM).`)
  const privateKey = attempt(
    () => createPrivateKey(key),
    `${files.key} holds no private key (PEM, without a password).`,
  )
  if (!certificate.checkPrivateKey(privateKey))
    throw new TlsFilesError(`${files.key} is not the key of ${files.certificate}.`)
  if (certificate.validToDate.getTime() < Date.now())
    throw new TlsFilesError(`${files.certificate} ended on ${certificate.validToDate.toISOString().slice(0, 10)}.`)
  return { cert, key, minVersion: 'TLSv1.2' }
}

function read(file: string): string {
  return attempt(() => readFileSync(file, 'utf8'), `${file} cannot be read.`)
}

function attempt<T>(work: () => T, words: string): T {
  try {
    return work()
  } catch {
    throw new TlsFilesError(words)
  }
}

/**
 * Takes a renewed certificate over while the server runs; what is not usable is told, and the old one stays.
 * @returns ends the watch
 */
export function followTls(
  server: Pick<Server, 'setSecureContext'>,
  files: TlsFiles,
  log: FastifyBaseLogger,
  every: number = rhythm,
): () => void {
  let known = readTls(files)
  const look = (): void => {
    try {
      const now = readTls(files)
      if (now.cert === known.cert && now.key === known.key) return
      server.setSecureContext(now)
      known = now
      log.info({ file: files.certificate }, 'a renewed certificate is in use')
    } catch (error) {
      if (error instanceof TlsFilesError)
        log.warn({ code: error.code }, `${error.message} The one before stays in use.`)
      else throw error
    }
  }
  const timer = setInterval(look, every).unref()
  return () => clearInterval(timer)
}
