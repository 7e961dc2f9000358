import { describe, expect, it } from 'vitest'
import { connection, freshnessAfter, UNKNOWN, type FreshnessEvent } from './freshness'

const after = (...events: FreshnessEvent[]) => events.reduce(freshnessAfter, UNKNOWN)
const started: FreshnessEvent = { type: 'started', links: ['metrics', 'motivation'] }
const heard = (at: string, nowMillis = 0): FreshnessEvent => ({ type: 'heard', at, nowMillis })

describe('freshness', () => {
  it('is live only when every line is', () => {
    expect(connection(after(started))).toBe('connecting')
    const one = after(started, { type: 'connected', link: 'metrics' })
    expect(connection(one)).toBe('connecting')
    const both = freshnessAfter(one, { type: 'connected', link: 'motivation' })
    expect(connection(both)).toBe('live')
    expect(connection(freshnessAfter(both, { type: 'lost', link: 'motivation' }))).toBe('lost')
  })

  it('keeps the time of the data through a lost connection', () => {
    const lost = after(started, heard('2026-11-23T12:03:04Z'), { type: 'lost', link: 'metrics' })
    expect(lost.asOf).toBe('2026-11-23T12:03:04Z')
  })

  it('does not go back in time', () => {
    expect(after(heard('2026-11-23T12:03:04.100Z', 5), heard('2026-11-23T12:03:04Z', 9))).toMatchObject({
      asOf: '2026-11-23T12:03:04.100Z',
      heardAtMillis: 5,
    })
  })

  it('remembers how far behind the service is until it says otherwise', () => {
    const behind = after({ type: 'heard', at: '2026-11-23T12:00:00Z', lag: 40, nowMillis: 0 })
    expect(freshnessAfter(behind, heard('2026-11-23T12:00:01Z')).lag).toBe(40)
    expect(freshnessAfter(behind, { ...heard('2026-11-23T12:00:02Z'), lag: 0 } as FreshnessEvent).lag).toBe(0)
  })
})
