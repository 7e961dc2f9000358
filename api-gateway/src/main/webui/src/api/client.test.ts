import { describe, expect, it, vi } from 'vitest'
import { call, get, withQuery } from './client'
import { ApiProblem, SignedOut } from './problem'

function answer(body: string, status: number, type = 'application/json') {
  const fetched = vi.fn(() => Promise.resolve(new Response(body, { status, headers: { 'content-type': type } })))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const refused = (path = '/api/x') =>
  get(path).then(
    () => {
      throw new Error('was not refused')
    },
    (reason: unknown) => reason,
  )

describe('calls', () => {
  it('repeats a parameter for each value and leaves out the absent', () => {
    expect(withQuery('/p', { ids: ['a', 'b'], page: 0, subject: undefined })).toBe('/p?ids=a&ids=b&page=0')
    expect(withQuery('/p', {})).toBe('/p')
    expect(withQuery('/p', { subject: 'department:north' })).toBe('/p?subject=department%3Anorth')
  })

  it('keeps decimals as the text that was sent', async () => {
    answer('{"value":"9007199254740993.010000"}', 200)
    expect(await get<{ value: string }>('/api/x')).toEqual({ value: '9007199254740993.010000' })
  })

  it('marks unsafe calls, and only those, as coming from the page', async () => {
    const fetched = answer('{}', 200)
    await call('POST', '/api/x')
    await call('GET', '/api/x')
    const sent = fetched.mock.calls.map((each: unknown[]) => (each[1] as { headers: Record<string, string> }).headers)
    expect(sent[0]).toHaveProperty('X-Merit-Request', '1')
    expect(sent[1]).not.toHaveProperty('X-Merit-Request')
  })

  it('tells an ended session from a refusal', async () => {
    answer('', 401)
    expect(await refused()).toBeInstanceOf(SignedOut)
    answer('', 499)
    expect(await refused()).toBeInstanceOf(SignedOut)
    answer('{"title":"Not found","detail":"No KPI revenu"}', 404, 'application/problem+json')
    expect(await refused()).toMatchObject({ status: 404, detail: 'No KPI revenu', notFound: true, passing: false })
  })

  it('survives an error page that is no problem document', async () => {
    answer('<html>Bad gateway</html>', 502, 'text/html')
    expect(await refused()).toMatchObject({ status: 502, detail: undefined, passing: true })
    answer('{broken', 500, 'application/problem+json')
    expect(await refused()).toMatchObject({ status: 500, passing: true })
  })

  it('calls an unreachable gateway a problem with status 0', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    const problem = await refused()
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(problem).toMatchObject({ status: 0, passing: true })
  })
})
