import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useReducer } from 'react'
import { fetchSession, metricsStream, motivationStream } from '../api/endpoints'
import { SignedOut } from '../api/problem'
import type { Accrual, KpiValue, Overview } from '../api/types'
import { accrualKey, accrualsKey } from '../bonus/useBonus'
import { freshnessAfter, UNKNOWN, type FreshnessEvent, type Freshness, type Link } from '../freshness/freshness'
import { applyValue } from '../kpi/merge'
import { overviewKey } from '../kpi/useKpis'
import type { Month } from '../period/months'
import { sessionKey } from '../session/useSession'
import { browser } from './browser'
import { LiveStream, type StreamHandlers } from './LiveStream'
import { throttled } from './throttle'
import { usePageVisible } from './usePageVisible'

/** Attainment and targets come with the overview; after a value it is read again, at most this often. */
const OVERVIEW_MILLIS = 700

/** Each read of other people's pay is recorded: a busy department must not fill that record. */
const TEAM_PAY_MILLIS = 30_000

type Tell = (event: FreshnessEvent) => void

/** Keeps what is on the page current by the streams of both services, and says how current it is. */
export function useLiveUpdates(month: Month, watch: readonly Link[]): Freshness {
  const client = useQueryClient()
  const visible = usePageVisible()
  const [freshness, tell] = useReducer(freshnessAfter, UNKNOWN)
  const links = watch.join()

  useEffect(() => {
    const watched = links === '' ? [] : (links.split(',') as Link[])
    if (!visible || watched.length === 0) return undefined
    tell({ type: 'started', links: watched })
    const ends = watched.map((link) =>
      link === 'metrics' ? followMetrics(client, month, tell) : followMotivation(client, month, tell),
    )
    return () => { ends.forEach((end) => { end() }) }
  }, [client, month, links, visible])

  return freshness
}

function followMetrics(client: QueryClient, month: Month, tell: Tell): () => void {
  const refresh = throttled(OVERVIEW_MILLIS, () => void client.invalidateQueries({ queryKey: overviewKey(month) }))
  const handlers = handlersFor('metrics', client, tell, refresh.ask, (data) => {
    const value = data as KpiValue
    let shown = client.isFetching({ queryKey: overviewKey(month) }) > 0
    client.setQueriesData<Overview>({ queryKey: overviewKey(month) }, (overview) => {
      if (overview === undefined) return undefined
      const after = applyValue(overview, value)
      shown ||= after !== overview
      return after
    })
    if (shown) refresh.ask()
  })
  const stream = new LiveStream(metricsStream(month), ['value'], handlers, browser)
  return () => {
    refresh.cancel()
    stream.close()
  }
}

function followMotivation(client: QueryClient, month: Month, tell: Tell): () => void {
  const refreshTeam = throttled(TEAM_PAY_MILLIS, () => void client.invalidateQueries({ queryKey: accrualsKey(month) }))
  const refreshOwn = () => void client.invalidateQueries({ queryKey: ['accrual', month] })
  const handlers = handlersFor('motivation', client, tell, refreshOwn, (data) => {
    const { employee, revision, status } = data as Pick<Accrual, 'employee' | 'revision' | 'status'>
    const own = client.getQueryState<Accrual | null>(accrualKey(month, employee))
    if (own === undefined) {
      refreshTeam.ask()
    } else if (own.data?.status !== status || (own.data?.revision ?? -1) < revision) {
      void client.invalidateQueries({ queryKey: accrualKey(month, employee) })
    }
  })
  const stream = new LiveStream(motivationStream(month), ['accrual'], handlers, browser)
  return () => {
    refreshTeam.cancel()
    stream.close()
  }
}

function handlersFor(
  link: Link,
  client: QueryClient,
  tell: Tell,
  catchUp: () => void,
  received: (data: unknown) => void,
): StreamHandlers {
  return {
    connected: () => {
      tell({ type: 'connected', link })
      catchUp()
    },
    lost: () => { tell({ type: 'lost', link }) },
    event: (type, data) => {
      if (type !== 'heartbeat') {
        received(data)
      } else if (link === 'metrics') {
        const { at, lag } = data as { at?: string; lag?: number }
        if (at !== undefined) tell({ type: 'heard', at, nowMillis: Date.now(), ...(lag === undefined ? {} : { lag }) })
      }
    },
    sessionAlive: () => sessionAlive(client),
  }
}

/** Asks for the session, which also renews it; an ended one sends the whole page to the login. */
async function sessionAlive(client: QueryClient): Promise<boolean> {
  try {
    await client.query({ queryKey: sessionKey, queryFn: ({ signal }) => fetchSession(signal), staleTime: 0, retry: false })
    return true
  } catch (failure) {
    if (failure instanceof SignedOut) return false
    throw failure
  }
}
