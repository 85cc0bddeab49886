import type { FastifyReply } from 'fastify'

/**
 * Fluent UI writes its rules into style elements at run time, hence `unsafe-inline` for styles and for nothing else.
 * `data:` images: Fluent's and the browser's own small pictures.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

/** Headers that keep a page from being framed, sniffed or made to run somebody else's script. */
export function setSecurityHeaders(reply: FastifyReply, https: boolean): void {
  reply.headers(headers)
  if (https) reply.header('strict-transport-security', 'max-age=31536000')
}
