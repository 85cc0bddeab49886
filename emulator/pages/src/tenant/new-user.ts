const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')

/** An address proposed from a name: "Zoë", "Dubois" → zoe.dubois@domain; nothing when no letter of the name is Latin. */
export function mailboxOf(givenName: string, surname: string, domain: string): string {
  const local = [plain(givenName), plain(surname)].filter((part) => part !== '').join('.')
  return local === '' || domain === '' ? '' : `${local}@${domain}`
}

/** The part of an address before the @. */
export function nicknameOf(address: string): string {
  return address.split('@')[0] ?? address
}
