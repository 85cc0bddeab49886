import { serviceProviderConfig } from '@dynasend/scim'
import { type Answer, jsonAnswer } from './answer.ts'
import { discovery } from './discovery.ts'
import type { Exchange } from './exchange.ts'
import { limits } from './limits.ts'

/** GET /ServiceProviderConfig. RFC 7643 section 5, RFC 9865 section 4. */
export async function getServiceProviderConfig(exchange: Exchange): Promise<Answer> {
  discovery(exchange)
  const facts = {
    baseUrl: exchange.baseUrl,
    bulk: { maxOperations: limits.bulkOperations, maxPayloadSize: limits.bulkBytes },
    filter: { maxResults: limits.largestPage },
    pagination: {
      defaultPageSize: limits.defaultPage,
      maxPageSize: limits.largestPage,
      cursorTimeoutSeconds: limits.cursorSeconds,
    },
  }
  return jsonAnswer(200, serviceProviderConfig(facts))
}
