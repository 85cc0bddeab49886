/**
 * The rehearsal over HTTP: a JSON API for the admin center's pages, the command line and tests. It decides nothing: it
 * reads requests and calls the other rooms.
 */
export { createApi } from './create-api.ts'
