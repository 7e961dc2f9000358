/** One field that a service refused (RFC 9457 extension member `errors`). */
export interface FieldError {
  field: string
  rule: string
  value?: string
}

interface ProblemBody {
  title?: string
  detail?: string
  errors?: FieldError[]
}

/** A service said no, and why. `status` 0: no answer reached us at all. */
export class ApiProblem extends Error {
  readonly status: number
  readonly title: string | undefined
  readonly detail: string | undefined
  readonly errors: readonly FieldError[]

  constructor(status: number, body: ProblemBody = {}) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.name = 'ApiProblem'
    this.status = status
    this.title = body.title
    this.detail = body.detail
    this.errors = body.errors ?? []
  }

  /** Foreign and missing things answer alike, so this may also mean "not yours to see". */
  get notFound(): boolean {
    return this.status === 404
  }

  /** Trying again can help: the network, overload, or a fault on our side. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The session has ended; only a new login helps. */
export class SignedOut extends Error {
  constructor() {
    super('Signed out')
    this.name = 'SignedOut'
  }
}

/** Reads a problem from an answer; a proxy's HTML error page is a problem without words. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return new ApiProblem(response.status)
  try {
    return new ApiProblem(response.status, (await response.json()) as ProblemBody)
  } catch {
    return new ApiProblem(response.status)
  }
}
