import { ScimError } from '@dynasend/scim'
import type { Exchange } from './exchange.ts'

/** Counts the call; discovery answers have no parameters, and a filter on them is refused. RFC 7644 section 4. */
export function discovery(exchange: Exchange): void {
  if (exchange.query.has('filter')) {
    throw new ScimError(403, undefined, 'Discovery endpoints cannot be filtered (RFC 7644 section 4).')
  }
  exchange.directory.recordRead(exchange.call, { kind: 'discovery', resource: null, hits: 1 })
}
