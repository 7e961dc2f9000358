import { beforeEach, describe, expect, it } from 'vitest'
import { backoffMillis } from './backoff'
import { LiveStream, SILENCE_MILLIS, type Source } from './LiveStream'

class FakeSource implements Source {
  closed = false
  private readonly listeners = new Map<string, (event: MessageEvent<string>) => void>()

  addEventListener(type: string, listener: (event: MessageEvent<string>) => void) {
    this.listeners.set(type, listener)
  }
  close() {
    this.closed = true
  }
  send(type: string, data = '{}') {
    this.listeners.get(type)?.(new MessageEvent(type, { data }))
  }
}

let sources: FakeSource[]
let timers: { millis: number; run: () => void; cancelled: boolean }[]
let seen: string[]
let session: () => Promise<boolean>

const last = () => {
  const source = sources.at(-1)
  if (!source) throw new Error('nothing was opened')
  return source
}
const pending = () => timers.filter((timer) => !timer.cancelled)
const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

async function letTimerRun() {
  const timer = pending()[0]
  if (!timer) throw new Error('no timer is pending')
  timer.cancelled = true
  timer.run()
  await settled()
}

function start() {
  return new LiveStream(
    '/stream',
    ['value'],
    {
      connected: () => seen.push('connected'),
      lost: () => seen.push('lost'),
      event: (type, data) => seen.push(`${type} ${JSON.stringify(data)}`),
      sessionAlive: () => session(),
    },
    {
      open: () => {
        const source = new FakeSource()
        sources.push(source)
        return source
      },
      after: (millis, run) => {
        const timer = { millis, run, cancelled: false }
        timers.push(timer)
        return () => {
          timer.cancelled = true
        }
      },
      random: () => 0,
    },
  )
}

beforeEach(() => {
  sources = []
  timers = []
  seen = []
  session = () => Promise.resolve(true)
})

describe('a live stream', () => {
  it('hands on events and heartbeats, and survives an unreadable one', () => {
    start()
    last().send('open')
    last().send('value', '{"value":"1.10"}')
    last().send('value', 'not json')
    last().send('heartbeat', '{"lag":0}')
    expect(seen).toEqual(['connected', 'value {"value":"1.10"}', 'heartbeat {"lag":0}'])
  })

  it('waits longer after each failure in a row, and starts over after a success', async () => {
    start()
    const waits: number[] = []
    for (let attempt = 0; attempt < 3; attempt++) {
      last().send('error')
      waits.push(pending()[0]?.millis ?? -1)
      await letTimerRun()
    }
    expect(waits).toEqual([500, 1000, 2000])
    last().send('open')
    last().send('heartbeat')
    last().send('error')
    expect(pending()[0]?.millis).toBe(500)
  })

  it('asks for the session before it tries again and ends when that is gone', async () => {
    session = () => Promise.resolve(false)
    start()
    last().send('error')
    await letTimerRun()
    expect(sources).toHaveLength(1)
    expect(pending()).toHaveLength(0)
  })

  it('keeps trying when the session cannot be asked for', async () => {
    session = () => Promise.reject(new Error('offline'))
    start()
    last().send('error')
    await letTimerRun()
    expect(sources).toHaveLength(1)
    expect(pending()[0]?.millis).toBe(1000)
    session = () => Promise.resolve(true)
    await letTimerRun()
    expect(sources).toHaveLength(2)
  })

  it('reconnects at once when the token has expired and the session is renewed', async () => {
    start()
    const first = last()
    first.send('open')
    first.send('heartbeat')
    first.send('expired')
    await settled()
    expect(first.closed).toBe(true)
    expect(sources).toHaveLength(2)
    expect(seen).toEqual(['connected', 'heartbeat {}'])
  })

  it('waits when a line expires before it has brought anything', async () => {
    start()
    last().send('open')
    last().send('expired')
    await settled()
    expect(sources).toHaveLength(1)
    await letTimerRun()
    last().send('open')
    last().send('expired')
    expect(pending()[0]?.millis).toBe(1000)
  })

  it('takes silence for a dead line', async () => {
    start()
    last().send('open')
    last().send('heartbeat')
    expect(pending().map((timer) => timer.millis)).toEqual([SILENCE_MILLIS])
    await letTimerRun()
    expect(seen.at(-1)).toBe('lost')
    await letTimerRun()
    expect(sources).toHaveLength(2)
  })

  it('does not listen to a line that it has left', async () => {
    start()
    const first = last()
    first.send('error')
    await letTimerRun()
    first.send('value', '{"value":"old"}')
    first.send('error')
    expect(seen).toEqual(['lost'])
  })

  it('stays closed', async () => {
    const stream = start()
    last().send('error')
    const reconnecting = letTimerRun()
    stream.close()
    await reconnecting
    expect(sources).toHaveLength(1)
    expect(pending()).toHaveLength(0)
  })
})

describe('the wait', () => {
  it('lies between half and the whole of a doubling second, thirty at most', () => {
    expect(backoffMillis(1, 0)).toBe(500)
    expect(backoffMillis(1, 0.999)).toBe(1000)
    expect(backoffMillis(4, 0)).toBe(4000)
    expect(backoffMillis(500, 0.999)).toBeLessThanOrEqual(30_000)
    expect(backoffMillis(500, 0)).toBe(15_000)
  })
})
