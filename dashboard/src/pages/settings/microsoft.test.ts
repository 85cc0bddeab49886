import { expect, it } from 'vitest'
import { microsoftChange } from './microsoft.ts'

it('takes a tenant id or an issuer, and leaves an empty secret out', () => {
  expect(microsoftChange(' 4f1c ', ' app ', '')).toEqual({ tenantId: '4f1c', clientId: 'app' })
  expect(microsoftChange('https://id.nordwind.example', 'app', 's')).toEqual({
    issuer: 'https://id.nordwind.example',
    clientId: 'app',
    clientSecret: 's',
  })
})
