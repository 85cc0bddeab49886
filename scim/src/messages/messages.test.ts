import { describe, expect, test } from 'vitest'
import {
  LIST_RESPONSE_SCHEMA,
  listResponse,
  parseQueryParameters,
  parseSearchRequest,
  SEARCH_REQUEST_SCHEMA,
  serviceProviderConfig,
} from '../index.ts'
import { refusal } from '../testing/refusal.ts'

describe('listResponse', () => {
  test("is what Entra's connection test needs when nobody is found", () => {
    expect(listResponse({ resources: [], totalResults: 0, startIndex: 1 })).toEqual({
      schemas: [LIST_RESPONSE_SCHEMA],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    })
  })

  test('carries cursors of RFC 9865, and none on the last page', () => {
    const page = listResponse({ resources: [{ id: 'a' }], totalResults: 3, nextCursor: 'n', previousCursor: 'p' })
    expect(page).toEqual({
      schemas: [LIST_RESPONSE_SCHEMA],
      totalResults: 3,
      itemsPerPage: 1,
      previousCursor: 'p',
      nextCursor: 'n',
      Resources: [{ id: 'a' }],
    })
    expect(listResponse({ resources: [], totalResults: 3 })).not.toHaveProperty('nextCursor')
  })
})

describe('queries', () => {
  test('a query string and a SearchRequest read alike', () => {
    const query = parseQueryParameters({
      filter: 'title pr',
      sortBy: 'userName',
      sortOrder: 'Descending',
      startIndex: '0',
      count: '-5',
      cursor: '',
      attributes: 'a,b',
      aadOptscim062020: undefined,
      unknown: 'x',
    })
    expect(query).toEqual({
      filter: 'title pr',
      sortBy: 'userName',
      sortOrder: 'descending',
      startIndex: 1,
      count: 0,
      cursor: '',
      attributes: ['a,b'],
    })
    expect(
      parseSearchRequest({ schemas: [SEARCH_REQUEST_SCHEMA], Filter: 'title pr', count: 5, attributes: ['a'] }),
    ).toEqual({ filter: 'title pr', count: 5, attributes: ['a'] })
  })

  test.each([
    [{ startIndex: 'one' }, 'invalidValue'],
    [{ count: '1.5' }, 'invalidCount'],
    [{ count: 'x' }, 'invalidCount'],
    [{ cursor: 5 }, 'invalidCursor'],
    [{ sortOrder: 'upwards' }, 'invalidValue'],
    [{ filter: 5 }, 'invalidValue'],
    [{ attributes: [5] }, 'invalidValue'],
    [{ schemas: [LIST_RESPONSE_SCHEMA] }, 'invalidSyntax'],
  ])('%j is refused', (body, scimType) => expect(refusal(() => parseSearchRequest(body))).toBe(scimType))
})

test('the service provider configuration says what RFC 9865 section 4 asks for', () => {
  const config = serviceProviderConfig({
    baseUrl: 'https://nordwind.example/scim/v2/s1',
    bulk: null,
    filter: { maxResults: 200 },
    pagination: { defaultPageSize: 100, maxPageSize: 200, cursorTimeoutSeconds: 3600 },
  })
  expect(config).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: 100,
      maxPageSize: 200,
      cursorTimeout: 3600,
    },
    meta: { location: 'https://nordwind.example/scim/v2/s1/ServiceProviderConfig' },
  })
})
