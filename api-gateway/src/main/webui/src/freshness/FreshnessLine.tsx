import { useEffect, useState } from 'react'
import { LOCALES, type Language } from '../format/decimal'
import { useLanguage } from '../i18n/language'
import { connection, later, type Freshness } from './freshness'
import styles from './FreshnessLine.module.css'

/** The time of day in the reader's own zone. */
export function timeOfDay(instant: string, language: Language): string {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return instant
  return new Intl.DateTimeFormat(LOCALES[language], { timeStyle: 'medium' }).format(date)
}

function useNow(everyMillis: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => { setNow(Date.now()) }, everyMillis)
    return () => { clearInterval(timer) }
  }, [everyMillis])
  return now
}

interface FreshnessLineProps {
  freshness: Freshness
  /** Of what instant the fetched figures are: it counts where no stream has spoken yet. */
  fetchedAsOf: string | undefined
}

export function FreshnessLine({ freshness, fetchedAsOf }: FreshnessLineProps) {
  const { language, t } = useLanguage()
  const now = useNow(1_000)
  const state = connection(freshness)
  const asOf = later(freshness.asOf, fetchedAsOf)
  const time = asOf === undefined ? undefined : timeOfDay(asOf, language)
  const behind = state === 'live' && freshness.lag > 0

  // Only a change of the connection is announced; a clock that speaks every second helps nobody.
  const spoken = state === 'lost' ? t.freshness.lost : ''
  return (
    <p className={styles.line} data-state={behind ? 'behind' : state}>
      <span className={styles.dot} aria-hidden="true" />
      <span className="hidden" aria-live="polite">
        {spoken}
      </span>
      <span className={styles.text}>
        {state === 'lost' && (time === undefined ? t.freshness.lost : t.freshness.lostSince(time))}
        {state !== 'lost' && time === undefined && t.freshness.connecting}
        {state !== 'lost' && time !== undefined && (
          <>
            {t.freshness.asOf(time)}
            <span className={styles.ago}>
              {', '}
              {behind
                ? t.freshness.behind(freshness.lag)
                : t.freshness.ago(Math.max(0, Math.floor((now - (freshness.heardAtMillis ?? now)) / 1_000)))}
            </span>
          </>
        )}
      </span>
    </p>
  )
}
