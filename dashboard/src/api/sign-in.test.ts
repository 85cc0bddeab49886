import { afterEach, expect, it, vi } from 'vitest'
import { startMicrosoftSignIn } from './sign-in.ts'

afterEach(() => vi.unstubAllGlobals())

it('asks the server for the way to Microsoft, and back to the page that was wanted', async () => {
  const sent: { address: string; body: unknown }[] = []
  const url = 'https://login.microsoftonline.com/authorize'
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    sent.push({ address, body: JSON.parse(String(init.body)) })
    return new Response(JSON.stringify({ url }), { headers: { 'content-type': 'application/json' } })
  })
  expect(await startMicrosoftSignIn('/accounts/a/overview')).toBe(url)
  expect(sent).toEqual([
    {
      address: '/api/auth/sign-in/social',
      body: {
        provider: 'microsoft',
        callbackURL: '/accounts/a/overview',
        errorCallbackURL: '/sign-in?reason=microsoft',
      },
    },
  ])
})
