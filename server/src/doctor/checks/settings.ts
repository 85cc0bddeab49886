import type { Check, Finding, Patient } from '../finding.ts'
import { good, warn } from '../finding.ts'

/** That the settings can be read at all is known before: mistakes are told together by whoever reads them. */
export const settings: Check = {
  name: 'settings',
  look: ({ configuration }: Patient): Finding => {
    const { publicUrl, trustedProxies, host } = configuration
    const behindProxy = ['localhost', '127.0.0.1', '::1'].includes(host) && configuration.tlsKeyFile === null
    if (!publicUrl.startsWith('https://'))
      return warn(
        `the public address is ${publicUrl}`,
        'Microsoft Entra ID calls https:// only: set DYNASEND_PUBLIC_URL to the address of your proxy.',
      )
    if (trustedProxies.length === 0 && behindProxy)
      return warn(
        'no proxy is trusted, and the server listens on this machine only',
        'Set DYNASEND_TRUSTED_PROXIES to the address of your proxy, or every caller looks like the proxy.',
      )
    return good(`${publicUrl}, ${trustedProxies.length === 0 ? 'no proxy is trusted' : 'a proxy is trusted'}`)
  },
}

export const runtime: Check = {
  name: 'runtime',
  look: (): Finding => {
    const [major = 0] = process.versions.node.split('.').map(Number)
    const seen = `Node ${process.versions.node} on ${process.platform}, ${process.arch}`
    return major >= 26 ? good(seen) : warn(seen, 'Run it by npm, which brings the Node that it is tested with.')
  },
}
