import { describe, expect, it } from 'vitest'
import { networksOf, pinnedAddress, webhookUrl } from './address.ts'

const nothing = networksOf([])
const never = async (): Promise<string[]> => {
  throw new Error('An address is not looked up.')
}
const closed = 'not on the public internet'

describe('the address of a webhook', () => {
  it.each([
    'http://hooks.nordwind.example/',
    'ftp://hooks.nordwind.example/',
    'hooks.nordwind.example',
    'https://user:secret@hooks.nordwind.example/',
    'https://hooks.nordwind.example/#secret',
    'javascript:alert(1)',
    '',
  ])('refuses %s', (text) => {
    expect(() => webhookUrl(text)).toThrow(/begins with https|user and password|part after #/u)
  })

  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0177.0.0.1',
    '0x7f.1',
    '0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::]',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001:0:4136:e378:8000:63bf:3fff:fdd2]',
    '[2001:db8::1]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
    '[100::1]',
  ])('never reaches https://%s/', async (host) => {
    await expect(pinnedAddress(webhookUrl(`https://${host}/`), nothing, never)).rejects.toThrow(closed)
  })

  it.each(['93.184.216.34', '[2606:2800:220:1:248:1893:25c8:1946]'])('reaches https://%s/', async (host) => {
    expect(await pinnedAddress(webhookUrl(`https://${host}/`), nothing, never)).toBe(host.replaceAll(/[[\]]/gu, ''))
  })

  it('looks a name up once, and refuses it when one of its addresses is closed', async () => {
    const url = webhookUrl('https://hooks.nordwind.example/')
    let asked = 0
    const answers =
      (...addresses: string[]) =>
      async () => {
        asked++
        return addresses
      }
    expect(await pinnedAddress(url, nothing, answers('93.184.216.34', '93.184.216.35'))).toBe('93.184.216.34')
    expect(asked).toBe(1)
    await expect(pinnedAddress(url, nothing, answers('93.184.216.34', '127.0.0.1'))).rejects.toThrow(closed)
    await expect(pinnedAddress(url, nothing, answers())).rejects.toThrow(closed)
    await expect(pinnedAddress(url, nothing, never)).rejects.toThrow('was not found')
  })

  it('reaches what the operator allowed, and nothing beside it', async () => {
    const allowed = networksOf(['10.20.0.0/16', 'fd00:1::/32'])
    const reach = (host: string) => pinnedAddress(webhookUrl(`https://${host}/`), allowed, never)
    expect(await reach('10.20.3.4')).toBe('10.20.3.4')
    expect(await reach('[fd00:1::5]')).toBe('fd00:1::5')
    expect(await reach('[::ffff:10.20.0.1]')).toBe('::ffff:a14:1')
    await expect(reach('10.21.0.1')).rejects.toThrow(closed)
    await expect(reach('[::ffff:10.21.0.1]')).rejects.toThrow(closed)
  })
})
