import { backoffMillis } from './backoff'

/** The part of `EventSource` that is used here. */
export interface Source {
  addEventListener(type: string, listener: (event: MessageEvent<string>) => void): void
  close(): void
}

/** Time, chance and the network, passed in so that tests need none of them. */
export interface Surroundings {
  open(url: string): Source
  after(millis: number, run: () => void): () => void
  random(): number
}

export interface StreamHandlers {
  /** The server answered, at first or again: what was missed in between must be fetched. */
  connected(): void
  /** No connection now; another attempt follows by itself. */
  lost(): void
  event(type: string, data: unknown): void
  /**
   * The token has expired, or an attempt failed and may have failed because of it. Resolves to whether the
   * session still lives; `false` ends the stream.
   */
  sessionAlive(): Promise<boolean>
}

/** The services send a heartbeat every 10 s; after two and a half of them the line counts as dead. */
export const SILENCE_MILLIS = 25_000

/**
 * A server-sent event stream that keeps itself alive. The browser's own reconnect is not used: it knows no back-off,
 * gives up on an error status, and does not notice a line that went silent.
 */
export class LiveStream {
  private source: Source | undefined
  private cancelTimer: () => void = () => undefined
  private failures = 0
  /** Whether this connection has brought anything yet; an open line alone proves little. */
  private proven = false
  private closed = false

  constructor(
    private readonly url: string,
    private readonly eventTypes: readonly string[],
    private readonly handlers: StreamHandlers,
    private readonly surroundings: Surroundings,
  ) {
    this.connect()
  }

  close(): void {
    this.closed = true
    this.disconnect()
  }

  private connect(): void {
    const source = this.surroundings.open(this.url)
    this.source = source
    this.proven = false
    const current = (run: (event: MessageEvent<string>) => void) => (event: MessageEvent<string>) => {
      if (this.source === source) run(event)
    }
    source.addEventListener('open', current(() => { this.opened() }))
    source.addEventListener('error', current(() => { this.failed() }))
    source.addEventListener('expired', current(() => { this.expired() }))
    for (const type of [...this.eventTypes, 'heartbeat']) {
      source.addEventListener(type, current((event) => { this.received(type, event.data) }))
    }
    this.watchSilence()
  }

  private opened(): void {
    this.watchSilence()
    this.handlers.connected()
  }

  private received(type: string, text: string): void {
    this.watchSilence()
    this.proven = true
    this.failures = 0
    const data = parsed(text)
    if (data !== undefined) this.handlers.event(type, data)
  }

  private failed(): void {
    this.disconnect()
    this.failures += 1
    this.handlers.lost()
    this.cancelTimer = this.surroundings.after(backoffMillis(this.failures, this.surroundings.random()), () => {
      void this.reconnectIfAlive()
    })
  }

  private expired(): void {
    // A line that expires before its first heartbeat would be opened again in a tight loop.
    if (!this.proven) {
      this.failed()
      return
    }
    this.disconnect()
    void this.reconnectIfAlive()
  }

  /** An `EventSource` hides the status of a refused attempt, so the session is asked for apart. */
  private async reconnectIfAlive(): Promise<void> {
    let alive: boolean
    try {
      alive = await this.handlers.sessionAlive()
    } catch {
      if (!this.closed) this.failed()
      return
    }
    if (!this.closed && alive) this.connect()
  }

  private watchSilence(): void {
    this.cancelTimer()
    this.cancelTimer = this.surroundings.after(SILENCE_MILLIS, () => { this.failed() })
  }

  private disconnect(): void {
    this.cancelTimer()
    this.source?.close()
    this.source = undefined
  }
}

/** One unreadable event must not end the stream. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
