import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeDatabases } from '../../storage/conformance/databases.ts'
import { openPublicSide, type PublicSide, putSignature } from '../testing/public.ts'

type Json = Record<string, unknown>
interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly schema: Json
}
interface Operation {
  readonly operationId: string
  readonly parameters: readonly Parameter[]
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>>; readonly headers?: Json }>
  >
}
interface Document extends Json {
  readonly openapi: string
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, Json>> }
}

/** Judges a value by a schema of the document, unknown members and all. */
function judge(document: Document, schema: Json, value: unknown): void {
  const whole = JSON.parse(
    JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
  )
  const strict = z.fromJSONSchema(whole)
  expect(strict.safeParse(value).error?.issues ?? []).toEqual([])
}

describeDatabases('the OpenAPI document', (given) => {
  let side: PublicSide
  let document: Document
  let authorization: string
  beforeAll(async () => {
    side = await openPublicSide(given())
    const accountId = await side.account()
    authorization = `Bearer ${await side.key(accountId)}`
    await putSignature(given().database, accountId, { email: 'anna@nordwind.example' })
    await putSignature(given().database, accountId, { email: null })
    side.advance(60_000)
    const answer = await side.get('/api/v1/openapi.json')
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8')
    document = (await answer.json()) as Document
  })
  afterAll(() => side.close())

  it('needs no key, says where the API is, and every reference in it leads somewhere', () => {
    expect([document.openapi, document.servers]).toEqual([
      '3.1.0',
      [{ url: 'https://dynasend.nordwind.example/api/v1' }],
    ])
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/gu)].map(
      ([, reference = '']) => reference,
    )
    expect(references.length).toBeGreaterThan(10)
    for (const reference of references)
      expect(Object.keys(document.components.schemas)).toContain(reference.replace('#/components/schemas/', ''))
  })

  it('names every operation and parameter, with words', () => {
    expect(Object.keys(document.paths)).toEqual(['/signatures', '/signatures/changes', '/signatures/{email}'])
    for (const { get } of Object.values(document.paths)) {
      expect(get).toMatchObject({
        operationId: expect.any(String),
        summary: expect.any(String),
        description: expect.any(String),
      })
      for (const status of ['200', '401', '403', '429', '500', '503'])
        expect(Object.keys(get.responses)).toContain(status)
    }
  })

  describe('is what is answered', () => {
    const send = (path: string, headers: Record<string, string> = {}) =>
      side.get(`/api/v1${path}`, { authorization, ...headers })
    const operationAt = (path: string): Operation =>
      document.paths[path]?.get ?? expect.fail(`${path} is in the document`)

    it.each([
      ['/signatures', '/signatures?limit=1', {}],
      ['/signatures', '/signatures?format=text&variant=internal', {}],
      ['/signatures', '/signatures?nonsense=1', {}],
      ['/signatures', '/signatures', { authorization: 'wrong' }],
      ['/signatures/changes', '/signatures/changes', {}],
      ['/signatures/changes', '/signatures/changes?cursor=latest', {}],
      ['/signatures/changes', '/signatures/changes?cursor=x', {}],
      ['/signatures/{email}', '/signatures/anna@nordwind.example', {}],
      ['/signatures/{email}', '/signatures/anna@nordwind.example?format=html', {}],
      ['/signatures/{email}', '/signatures/anna@nordwind.example', { accept: 'text/html' }],
      ['/signatures/{email}', '/signatures/anna@nordwind.example', { accept: 'image/png' }],
      ['/signatures/{email}', '/signatures/anna@nordwind.example', { 'if-none-match': '*' }],
      ['/signatures/{email}', '/signatures/nobody@nordwind.example', {}],
    ] as const)('%s: %s %o', async (path, address, headers) => {
      const answer = await send(address, headers)
      const told = operationAt(path).responses[String(answer.status)]
      expect(told, String(answer.status)).toBeDefined()
      const type = answer.headers.get('content-type')?.split(';')[0]
      if (type === undefined) return expect(told?.content).toBeUndefined()
      const schema = told?.content?.[type]?.schema
      expect(schema, type).toBeDefined()
      const text = await answer.text()
      judge(document, schema ?? {}, type.includes('json') ? JSON.parse(text) : text)
      for (const name of Object.keys(told?.headers ?? {})) expect(answer.headers.get(name), name).not.toBeNull()
    })

    it('and takes every parameter that it names, and no other', async () => {
      for (const [path, { get }] of Object.entries(document.paths)) {
        const own = get.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
        const address = path.replace('{email}', 'anna@nordwind.example')
        for (const name of ['limit', 'cursor', 'variant', 'format', 'changedSince']) {
          const { error } = (await (await send(`${address}?${name}=%20`)).json()) as {
            error: { fields: Record<string, string> }
          }
          expect(error.fields[name] === 'There is no such parameter.', `${path} ${name}`).toBe(!own.includes(name))
        }
      }
    })
  })

  it('refuses an answer that has grown a member, so that the judge above judges', () => {
    const schema = { $ref: '#/components/schemas/ChangePage' }
    judge(document, schema, { items: [], nextCursor: null, hasMore: false })
    expect(() => judge(document, schema, { items: [], nextCursor: null, hasMore: false, more: 1 })).toThrow(
      'to deeply equal',
    )
    expect(() => judge(document, schema, { items: [] })).toThrow('to deeply equal')
  })
})
