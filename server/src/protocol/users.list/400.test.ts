import { it } from 'vitest'
import { describeScim } from '../testing/describe-scim.ts'
import { expectError, query } from '../testing/expectations.ts'

describeScim('GET /Users answers 400', (scim) => {
  it.each([
    'userName',
    'userName eq',
    'userName is "x"',
    'shoeSize eq 42',
    'password eq "x"',
    'active gt true',
    'meta.created gt "yesterday"',
    '(userName eq "x"',
    'userName eq "x" and',
    `userName eq "${'x'.repeat(5000)}"`,
    `${'('.repeat(200)}userName pr${')'.repeat(200)}`,
    `${'not ('.repeat(50)}userName pr${')'.repeat(50)}`,
  ])('to the filter %s', async (filter) => {
    expectError(await scim().get(`/Users${query(filter)}`), 400, 'invalidFilter')
  })

  it('to parameters that are no numbers and cursors that are not ours', async () => {
    expectError(await scim().get('/Users?startIndex=two'), 400, 'invalidValue')
    expectError(await scim().get('/Users?count=many'), 400, 'invalidCount')
    expectError(await scim().get('/Users?cursor&count=many'), 400, 'invalidCount')
    expectError(await scim().get('/Users?cursor=made-up'), 400, 'invalidCursor')
    expectError(await scim().get('/Users?sortBy=shoeSize'), 400, 'invalidValue')
    expectError(await scim().get('/Users?sortBy=userName&sortOrder=sideways'), 400, 'invalidValue')
  })
})
