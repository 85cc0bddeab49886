/** What a key may do; each operation of the API asks for one. */
export const apiScopes = ['signatures:read'] as const
export type ApiScope = (typeof apiScopes)[number]

export const isScope = (text: string): text is ApiScope => apiScopes.some((scope) => scope === text)

/** Scopes as a row keeps them; what a later version wrote and this one does not know opens nothing. */
export function scopesFrom(text: string): ApiScope[] {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.filter((one): one is ApiScope => typeof one === 'string' && isScope(one)) : []
}
