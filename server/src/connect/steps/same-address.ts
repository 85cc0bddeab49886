/** Whether two Tenant URLs lead to the same SCIM server: host in any case, with or without a slash or a flag at the end. */
export function sameAddress(one: string | null, other: string): boolean {
  return one !== null && plain(one) === plain(other)
}

function plain(text: string): string | null {
  try {
    const { protocol, host, pathname } = new URL(text)
    return `${protocol}//${host}${pathname.replace(/\/+$/u, '')}`
  } catch {
    return null
  }
}
