import { describe, expect, it } from 'vitest'
import { ApiProblem, asProblem, problemFrom } from './problem.ts'

describe('problemFrom', () => {
  it('reads the admin API’s error with its fields, advice and request id', () => {
    const body = {
      error: {
        code: 'invalid',
        message: 'No.',
        what_to_do: 'Try.',
        fields: { name: 'Too long.', other: 3 },
        requestId: 'r1',
      },
    }
    expect(problemFrom(422, body, 'r2')).toMatchObject({
      status: 422,
      code: 'invalid',
      message: 'No.',
      whatToDo: 'Try.',
      fields: { name: 'Too long.' },
      requestId: 'r1',
    })
  })

  it('reads a sign-in refusal that has no wrapper', () => {
    const problem = problemFrom(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' }, null)
    expect(problem.code).toBe('INVALID_EMAIL_OR_PASSWORD')
    expect(problem.message).toBe('Invalid email or password')
  })

  it.each([null, 'Bad gateway', 7, [], { error: 'text' }])('says the status when the body %j says nothing', (body) => {
    expect(problemFrom(502, body, 'r9')).toMatchObject({
      code: 'http_502',
      message: 'The server answered with status 502.',
      requestId: 'r9',
    })
  })
})

describe('asProblem', () => {
  it('keeps a problem and wraps anything else', () => {
    const problem = new ApiProblem({ status: 404, code: 'not_found', message: 'Gone.' })
    expect(asProblem(problem)).toBe(problem)
    expect(asProblem(new Error('boom'))).toMatchObject({ code: 'page_error', message: 'boom' })
  })
})
