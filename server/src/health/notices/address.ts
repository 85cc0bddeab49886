/** Which addresses a webhook may reach: public ones, and those that the operator allowed. Against SSRF. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** The webhook's address is not one that this server may call; the message says why and what to do. */
export class WebhookAddressError extends Error {
  override readonly name = 'WebhookAddressError'
}

/** Not on the public internet (IANA special-purpose registries), or leading there by a translation. */
const closed: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]
/** Only global unicast is public; of that, tunnels, documentation and ORCHID are not. */
const closedOfGlobal: readonly string[] = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '5f00::/16']

/** @param networks `10.0.0.0/8`, `::1` … */
export function networksOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family)
  }
  return list
}

const closedNetworks = networksOf([...closed, ...closedOfGlobal])
const globalUnicast = networksOf(['2000::/3'])

/** The IPv4 address inside of `::ffff:a.b.c.d`, however it is written; null for others. */
function mapped(address: string): string | null {
  const host = new URL(`http://[${address}]`).hostname
  const parts = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/u.exec(host)
  if (parts === null) return null
  const [high, low] = [Number.parseInt(parts[1] ?? '', 16), Number.parseInt(parts[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** @param address an IP address */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !closedNetworks.check(address, 'ipv4')
  if (isIP(address) !== 6 || address.includes('%')) return false
  return globalUnicast.check(address, 'ipv6') && !closedNetworks.check(address, 'ipv6')
}

export function isAllowed(address: string, allowed: BlockList): boolean {
  if (isPublic(address)) return true
  if (address.includes('%')) return false
  const inner = isIP(address) === 6 ? mapped(address) : null
  if (inner !== null) return allowed.check(inner, 'ipv4')
  return allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

export type Resolve = (host: string) => Promise<readonly string[]>

export const resolveHost: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address)

/** @throws {WebhookAddressError} for anything but https without a user, a password or a fragment */
export function webhookUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.protocol !== 'https:')
    throw new WebhookAddressError('Enter an address that begins with https://.')
  if (url.username !== '' || url.password !== '')
    throw new WebhookAddressError('Leave user and password out: each notice is signed instead.')
  if (url.hash !== '') throw new WebhookAddressError('Leave the part after # out.')
  return url
}

/**
 * Resolves a host once and gives the address to connect to, so that a name cannot answer differently a moment later.
 * One closed address among several closes the name.
 * @throws {WebhookAddressError}
 */
export async function pinnedAddress(url: URL, allowed: BlockList, resolve: Resolve): Promise<string> {
  const host = url.hostname.replaceAll(/^\[|\]$/gu, '')
  const addresses = isIP(host) === 0 ? await resolveOrRefuse(host, resolve) : [host]
  const [first] = addresses
  if (first === undefined || !addresses.every((address) => isAllowed(address, allowed))) {
    throw new WebhookAddressError(
      'This name leads to an address that is not on the public internet. Use a public address, or let the operator of this server allow the network with DYNASEND_WEBHOOK_NETWORKS.',
    )
  }
  return first
}

async function resolveOrRefuse(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host)
  } catch {
    throw new WebhookAddressError('This name was not found. Check the address, and the name server of this server.')
  }
}
