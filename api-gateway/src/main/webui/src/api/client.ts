import { ApiProblem, problemOf, SignedOut } from './problem'

/** Says that the call comes from this page: the gateway asks for it on every unsafe method. */
const REQUEST_HEADER = { 'X-Merit-Request': '1' }

/** With this header the gateway answers an ended session with 401 or 499 and not with a login page. */
const SCRIPT_HEADER = { 'X-Requested-With': 'JavaScript' }

export type Query = Record<string, string | number | readonly string[] | undefined>

export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const each of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) {
      parameters.append(name, each)
    }
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}?${text}`
}

/**
 * Calls the gateway with the session cookie and reads JSON.
 *
 * @throws SignedOut if the session has ended
 * @throws ApiProblem if the service refuses or cannot be reached
 */
export async function call<T>(method: 'GET' | 'POST' | 'PUT', path: string, signal?: AbortSignal): Promise<T> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: 'application/json', ...SCRIPT_HEADER, ...(method === 'GET' ? {} : REQUEST_HEADER) },
      credentials: 'same-origin',
      redirect: 'manual',
      ...(signal ? { signal } : {}),
    })
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    throw new ApiProblem(0)
  }
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 499) throw new SignedOut()
  if (!response.ok) throw await problemOf(response)
  try {
    return (await response.json()) as T
  } catch {
    throw new ApiProblem(response.status, { title: 'The answer is not JSON.' })
  }
}

export function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return call<T>('GET', withQuery(path, query), signal)
}
