import { applicationPermissions, delegatedPermissions, openIdScopes } from './permissions.ts'
import { SignInError } from './sign-in-error.ts'

/** A resource before a scope: Graph of any cloud, or this rehearsal's own address. */
const resource = /^https?:\/\/[^/]+(?:\/graph)?\/(?=[^/]+$)/i

/**
 * The delegated scopes that a program asked for, without the resource before them. `.default` stands for everything.
 * @throws {SignInError} invalid_scope
 */
export function readScopes(text: string): string[] {
  const names = text.split(/\s+/).flatMap((scope) => (scope === '' ? [] : [scope.replace(resource, '')]))
  if (names.length === 0) {
    throw new SignInError('invalid_request', 900144, "The request body must contain the following parameter: 'scope'.")
  }
  return [...new Set(names.flatMap((name) => (name === '.default' ? delegatedPermissions : [known(name)])))]
}

function known(name: string): string {
  const wanted = name.toLowerCase()
  const found = [...delegatedPermissions, ...openIdScopes].find((one) => one.toLowerCase() === wanted)
  if (found !== undefined) return found
  throw new SignInError(
    'invalid_scope',
    650053,
    `The application asked for scope '${name}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'.`,
  )
}

/** A program that signs in for itself asks for everything that it was given. @throws {SignInError} invalid_scope */
export function checkDefaultScope(text: string): void {
  if (/^https?:\/\/\S+\/\.default$/i.test(text.trim())) return
  throw new SignInError(
    'invalid_scope',
    1002012,
    `The provided value for scope ${text} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
  )
}

/** Which names a withheld list may have. */
export function isPermission(name: string): boolean {
  return delegatedPermissions.includes(name) || applicationPermissions.includes(name)
}
