import { vi } from 'vitest'

/** What the gateway answers in a test: by path without its query; a function sees the whole address. */
export type Answers = Record<string, unknown>

class SilentSource extends EventTarget {
  static opened: SilentSource[] = []
  readonly url: string

  constructor(url: string) {
    super()
    this.url = url
    SilentSource.opened.push(this)
  }
  close() {
    SilentSource.opened = SilentSource.opened.filter((each) => each !== this)
  }
  send(type: string, data: unknown) {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

export interface Services {
  answers: Answers
  /** Addresses that were asked for, in order. */
  asked: string[]
  /** The open stream whose address begins so. */
  stream: (path: string) => SilentSource
}

const problem = (status: number, detail: string) =>
  new Response(JSON.stringify({ title: 'Problem', status, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

export const refusal = (status: number, detail: string) => () => problem(status, detail)

export function startServices(answers: Answers): Services {
  SilentSource.opened = []
  const services: Services = {
    answers,
    asked: [],
    stream: (path) => {
      const found = SilentSource.opened.find((each) => each.url.startsWith(path))
      if (!found) throw new Error(`no stream ${path} among ${SilentSource.opened.map((each) => each.url).join()}`)
      return found
    },
  }
  vi.stubGlobal('EventSource', SilentSource)
  vi.stubGlobal('fetch', (address: string) => {
    services.asked.push(address)
    const answer = services.answers[address.split('?')[0] ?? '']
    if (answer === undefined) return Promise.resolve(problem(404, `nothing at ${address}`))
    if (answer === 'never') return new Promise(() => undefined)
    if (typeof answer === 'function') return Promise.resolve((answer as (address: string) => Response)(address).clone())
    return Promise.resolve(Response.json(answer))
  })
  return services
}
