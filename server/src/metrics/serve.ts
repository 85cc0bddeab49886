import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'

export interface MetricsAddress {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
}

export interface MetricsServer {
  readonly port: number
  close(): Promise<void>
}

/**
 * Serves `/metrics` on a port of its own, so that the public address never shows it and a proxy needs no rule for it.
 * @param onTrouble is told why an answer is 500
 */
export async function serveMetrics(
  registry: Registry,
  { host, port }: MetricsAddress,
  onTrouble: (error: unknown) => void,
): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    answer(registry, request, response).catch((error: unknown) => {
      onTrouble(error)
      end(response, 500, 'The metrics could not be read.\n')
    })
  })
  server.requestTimeout = 15_000
  server.headersTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(registry: Registry, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0]
  if (path !== '/metrics') return end(response, 404, 'The metrics are at /metrics.\n')
  if (request.method !== 'GET') return end(response, 405, 'Only GET is possible here.\n', { allow: 'GET' })
  return end(response, 200, await registry.metrics(), { 'content-type': registry.contentType })
}

function end(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers })
  response.end(text)
}
