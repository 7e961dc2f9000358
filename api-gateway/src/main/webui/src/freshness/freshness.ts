export type Link = 'metrics' | 'motivation'

type LinkState = 'connecting' | 'live' | 'lost'

/** How current the page is. */
export interface Freshness {
  links: Partial<Record<Link, LinkState>>
  /** The latest instant for which the service said: this is all that I know. */
  asOf: string | undefined
  /** When that was heard, by this browser's clock: the two clocks may differ. */
  heardAtMillis: number | undefined
  /** Changes that the service knows of and has not counted yet. */
  lag: number
}

export type FreshnessEvent =
  | { type: 'started'; links: readonly Link[] }
  | { type: 'connected' | 'lost'; link: Link }
  | { type: 'heard'; at: string; lag?: number; nowMillis: number }

export const UNKNOWN: Freshness = { links: {}, asOf: undefined, heardAtMillis: undefined, lag: 0 }

export function freshnessAfter(before: Freshness, event: FreshnessEvent): Freshness {
  switch (event.type) {
    case 'started':
      return { ...UNKNOWN, links: Object.fromEntries(event.links.map((link) => [link, 'connecting'])) }
    case 'connected':
      return { ...before, links: { ...before.links, [event.link]: 'live' } }
    case 'lost':
      return { ...before, links: { ...before.links, [event.link]: 'lost' } }
    case 'heard': {
      return later(event.at, before.asOf) === event.at
        ? { ...before, asOf: event.at, heardAtMillis: event.nowMillis, lag: event.lag ?? before.lag }
        : before
    }
  }
}

/** The later of two instants, if there is any. */
export function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Date.parse(one) >= Date.parse(other) ? one : other
}

/** The page is only as connected as its worst line. */
export function connection(freshness: Freshness): LinkState {
  const states = Object.values(freshness.links)
  if (states.includes('lost')) return 'lost'
  return states.length === 0 || states.includes('connecting') ? 'connecting' : 'live'
}
