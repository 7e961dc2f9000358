import { useEffect, useRef, useState } from 'react'
import { nameOf, useLanguage } from '../i18n/language'
import { monthTitle } from '../period/months'
import { MarkTags } from '../ui/MarkTags'
import { Note } from '../ui/Note'
import { ProblemNote } from '../ui/ProblemNote'
import { Skeleton } from '../ui/Skeleton'
import { ContributionList } from './ContributionList'
import type { ExplainRequest } from './explain'
import styles from './ExplainPanel.module.css'
import { formatKpi, formatOf } from './figures'
import { newer } from './merge'
import { useExplanation, useOverview } from './useKpis'

/** What one KPI value is made of, in a panel over the page. */
export function ExplainPanel({ request, onClose }: { request: ExplainRequest; onClose: () => void }) {
  const { language, t } = useLanguage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [page, setPage] = useState(0)
  const explanation = useExplanation(request.item.kpi, request.subject, request.month, page)
  const item = useCurrent(request)
  const name = nameOf(item.names, language, item.kpi)
  const { data } = explanation

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  // The value behind the panel has moved on: so has what it is made of.
  const { refetch } = explanation
  const revision = item.value.revision
  useEffect(() => {
    if (data?.value !== undefined && data.value.revision < revision) void refetch()
  }, [data, revision, refetch])

  return (
    // A click on the backdrop is a click on the dialog itself; the keyboard has Escape and the button.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles.panel}
      aria-label={t.kpi.explain(name)}
      onClose={onClose}
      onClick={(event) => { if (event.target === dialog.current) dialog.current.close() }}
    >
      <div className={styles.inside}>
        <header className={styles.header}>
          <div>
            <h2>{name}</h2>
            <p className="muted small">
              {[request.of, monthTitle(request.month, language)].filter(Boolean).join(' · ')}
            </p>
          </div>
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            {t.close}
          </button>
        </header>
        <p className={`${styles.value} number`}>
          {item.value.value === null ? '–' : formatKpi(item.value.value, formatOf(item), language)}
        </p>
        <MarkTags marks={item.value.marks} />
        {data?.formula && <p className="muted small">{nameOf(data.formula, language, '')}</p>}
        {explanation.isPending && <Skeleton lines={6} />}
        {explanation.error && (
          <ProblemNote problem={explanation.error} onRetry={() => void explanation.refetch()} />
        )}
        {data?.restricted === true && <Note title={t.explain.restricted} />}
        {data?.total === 0 && data.restricted !== true && <Note title={t.explain.none} />}
        {data && data.contributions.length > 0 && <ContributionList explanation={data} item={item} onPage={setPage} />}
      </div>
    </dialog>
  )
}

/** The item as it is now: the stream goes on while the panel is open. */
function useCurrent({ item, subject, month }: ExplainRequest) {
  const overview = useOverview(month, subject, false)
  const live = overview.data?.items.find((each) => each.kpi === item.kpi)
  return live === undefined ? item : { ...live, value: newer(item.value, live.value) }
}
