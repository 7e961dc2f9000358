import { useState } from 'react'
import { useAccrualTotals } from '../bonus/useBonus'
import { usePeopleNames } from '../department/usePeopleNames'
import { formatMoney } from '../format/decimal'
import { useLanguage } from '../i18n/language'
import type { Month } from '../period/months'
import { MarkTags } from '../ui/MarkTags'
import { Note } from '../ui/Note'
import { ProblemNote } from '../ui/ProblemNote'
import { Skeleton } from '../ui/Skeleton'
import styles from './EverybodysBonus.module.css'

/** Nobody's pay is read, and no reading recorded, until it is asked for. */
export function EverybodysBonus({ month }: { month: Month }) {
  const { t } = useLanguage()
  const [shown, setShown] = useState(false)
  return (
    <section aria-label={t.company.pay} className={styles.section}>
      <div className={styles.header}>
        <div>
          <h2>{t.company.pay}</h2>
          <p className="muted small">{t.department.privacy}</p>
        </div>
        <button type="button" className="button" aria-expanded={shown} onClick={() => { setShown(!shown) }}>
          {shown ? t.company.hidePay : t.company.showPay}
        </button>
      </div>
      {shown && <Totals month={month} />}
    </section>
  )
}

function Totals({ month }: { month: Month }) {
  const { language, t } = useLanguage()
  const totals = useAccrualTotals(month, true)
  const items = totals.data?.items ?? []
  const nameOfPerson = usePeopleNames(items.map((each) => each.employee))
  if (totals.error) return <ProblemNote problem={totals.error} onRetry={() => void totals.refetch()} />
  if (totals.isPending) return <Skeleton lines={5} />
  if (items.length === 0) return <Note title={t.company.noPay} />
  return (
    <>
      <ul>
        {items.map((each) => (
          <li key={each.employee} className={styles.person}>
            <div>
              {nameOfPerson(each.employee)}
              <MarkTags marks={[...(each.status === 'settling' ? ['settling'] : []), ...(each.marks ?? [])]} />
            </div>
            <span className="number">{each.total ? formatMoney(each.total.amount, each.total.currency, language) : '–'}</span>
          </li>
        ))}
      </ul>
      {totals.data.total > items.length && (
        <p className="muted small">{t.company.more(items.length, totals.data.total)}</p>
      )}
    </>
  )
}
