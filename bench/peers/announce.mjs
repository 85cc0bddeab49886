/** @file How a server under test says where it is: one line of JSON, as `dynasend scim-server create --json` does. */

/**
 * Starts an HTTP server on a free port of this machine and prints its Tenant URL and Secret Token.
 * @param {import('node:http').Server} server
 * @param {string} path below which SCIM is answered
 * @param {string} secretToken
 */
export function announce(server, path, secretToken) {
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    console.log(JSON.stringify({ tenantUrl: `http://127.0.0.1:${port}${path}`, secretToken }))
  })
}
