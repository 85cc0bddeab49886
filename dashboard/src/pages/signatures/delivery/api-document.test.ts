import { describe, expect, it } from 'vitest'
import { curlLine, readDocument, requestOf } from './api-document.ts'

const document = readDocument({
  servers: [{ url: 'https://d.example/api/v1' }],
  paths: {
    '/signatures/{email}': {
      get: {
        operationId: 'getSignature',
        summary: 'One signature',
        description: 'By address',
        security: [{ apiKey: ['signatures:read'] }],
        parameters: [
          { name: 'email', in: 'path', required: true, example: 'a@b.example', schema: { type: 'string' } },
          { name: 'variant', in: 'query', required: false, schema: { enum: ['new', 'reply'], default: 'new' } },
          { name: 'If-None-Match', in: 'header', required: false, description: 'ETag', schema: { type: 'string' } },
        ],
        responses: { 200: { content: { 'application/json': {}, 'text/html': {} } } },
      },
    },
  },
})
const [operation] = document.operations
if (operation === undefined) throw new Error('There is an operation.')

describe('the description of the API', () => {
  it('is read as operations with their parameters and types', () => {
    expect(operation).toMatchObject({
      id: 'getSignature',
      scopes: ['signatures:read'],
      types: ['application/json', 'text/html'],
    })
    expect(
      operation.parameters.map(({ name, in: place, choices, standard }) => [name, place, choices, standard]),
    ).toEqual([
      ['email', 'path', [], ''],
      ['variant', 'query', ['new', 'reply'], 'new'],
      ['If-None-Match', 'header', [], ''],
    ])
  })

  it.each([null, 'text', {}, { paths: 1 }, { paths: { '/x': null } }])('that is none gives no mistake: %j', (given) => {
    expect(readDocument(given).operations.every(({ parameters }) => parameters.length === 0)).toBe(true)
  })
})

describe('a call', () => {
  it('has its values where they belong, encoded', () => {
    const values = { email: 'a+b/ü@x.example', variant: 'reply', 'If-None-Match': '"x"' }
    expect(requestOf(document, operation, values, 'text/html')).toEqual({
      path: '/api/v1/signatures/a%2Bb%2F%C3%BC%40x.example?variant=reply',
      headers: { Accept: 'text/html', 'If-None-Match': '"x"' },
    })
    expect(requestOf(document, operation, { email: 'a' }, '')).toEqual({ path: '/api/v1/signatures/a', headers: {} })
  })

  it('is a line for a terminal that no value can leave, without the key', () => {
    const request = requestOf(document, operation, { email: 'a', 'If-None-Match': `'; rm -rf ~; '` }, '')
    expect(curlLine(document, request)).toBe(
      `curl -i -H "Authorization: Bearer $DYNASEND_API_KEY" -H 'If-None-Match: '\\''; rm -rf ~; '\\''' 'https://d.example/api/v1/signatures/a'`,
    )
  })
})
