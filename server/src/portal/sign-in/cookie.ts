/** `__Host-` and Secure need https; on http://localhost browsers would drop such a cookie. */
const nameFor = (publicUrl: string): string => (publicUrl.startsWith('https://') ? '__Host-dynasend.me' : 'dynasend.me')

/** The Set-Cookie line. @param value empty: the cookie is taken away */
export function cookieLine(publicUrl: string, value: string): string {
  const secure = publicUrl.startsWith('https://') ? '; Secure' : ''
  const age = value === '' ? '; Max-Age=0' : ''
  return `${nameFor(publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
}

export function cookieIn(header: string | undefined, publicUrl: string): string | null {
  const name = nameFor(publicUrl)
  for (const pair of (header ?? '').split(';')) {
    const split = pair.indexOf('=')
    if (pair.slice(0, split).trim() === name) return pair.slice(split + 1).trim()
  }
  return null
}
