/** A certificate for one test run, made without a tool of the machine: X.509 v3 (RFC 5280) in DER, self-signed. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export interface TestCertificate {
  readonly key: string
  /** PEM; also what a client has to trust. */
  readonly cert: string
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts)
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'))
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'))
const commonName = (name: string): Buffer =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name, 'utf8')))))
const octets = (value: Uint8Array): Buffer => der(0x04, value)
const yes = der(0x01, Buffer.from([0xff]))

const time = (milliseconds: number): Buffer =>
  der(0x18, Buffer.from(`${new Date(milliseconds).toISOString().replaceAll(/[-:T]|\.\d+Z/gu, '')}Z`, 'ascii'))

function extensions(names: readonly string[], addresses: readonly number[][], keyId: Buffer): Buffer {
  const alternatives = sequence(
    ...names.map((name) => der(0x82, Buffer.from(name, 'ascii'))),
    ...addresses.map((address) => der(0x87, Buffer.from(address))),
  )
  return der(
    0xa3,
    sequence(
      sequence(oid('551d13'), yes, octets(sequence(yes))),
      sequence(oid('551d0e'), octets(octets(keyId))),
      sequence(oid('551d11'), octets(alternatives)),
    ),
  )
}

/** Valid for `localhost`, 127.0.0.1 and the names given, from yesterday for ten years. */
export function testCertificate(...names: readonly string[]): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const day = 24 * 60 * 60 * 1000
  const name = commonName('Dynasend tests')
  const content = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time(Date.now() - day), time(Date.now() + 3650 * day)),
    name,
    spki,
    extensions(['localhost', ...names], [[127, 0, 0, 1]], createHash('sha1').update(spki).digest()),
  )
  const signature = sign('sha256', content, privateKey)
  const whole = sequence(content, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').replaceAll(/.{64}/gu, '$&\n').trimEnd()
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}
