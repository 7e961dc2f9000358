import type { Accrual, KpiItem } from '../api/types'
import { formatMoney } from '../format/decimal'
import { timeOfDay } from '../freshness/FreshnessLine'
import { useLanguage } from '../i18n/language'
import { monthName, progressOf, type Month } from '../period/months'
import { useViewer } from '../session/useSession'
import { Announcement } from '../ui/Announcement'
import { MarkTags } from '../ui/MarkTags'
import { Note } from '../ui/Note'
import { ProblemNote } from '../ui/ProblemNote'
import { Skeleton } from '../ui/Skeleton'
import { useChanged } from '../ui/useChanged'
import { BonusMakeup } from './BonusMakeup'
import styles from './BonusSection.module.css'
import { useAccrual } from './useBonus'

interface BonusSectionProps {
  employee: string
  month: Month
  /** The KPIs on the page, for the names and units of what a slice is counted with. */
  kpis: readonly KpiItem[]
}

export function BonusSection({ employee, month, kpis }: BonusSectionProps) {
  const accrual = useAccrual(employee, month)
  const { language, t } = useLanguage()
  const monthText = monthName(month, language)
  const title = t.bonus.title(monthText)
  return (
    <section aria-label={title} className={styles.section}>
      <h2 className={styles.title}>{title}</h2>
      {accrual.isPending && <Skeleton figure lines={4} />}
      {accrual.error && <ProblemNote problem={accrual.error} onRetry={() => void accrual.refetch()} />}
      {accrual.data === null && (
        <Note title={t.bonus.none(monthText)}>
          <p>{t.bonus.noneHelp}</p>
        </Note>
      )}
      {accrual.data && <Earned accrual={accrual.data} month={month} kpis={kpis} />}
    </section>
  )
}

function Earned({ accrual, month, kpis }: { accrual: Accrual; month: Month; kpis: readonly KpiItem[] }) {
  const { language, t } = useLanguage()
  const total = formatMoney(accrual.total.amount, accrual.total.currency, language)
  const changed = useChanged(accrual.total.amount)
  const settling = accrual.status === 'settling' ? ['settling'] : []
  return (
    <>
      <p className={`${styles.figure} number`} data-testid="bonus-total" data-changed={changed}>
        {total}
      </p>
      {accrual.otherTotals?.map((other) => (
        <p key={other.currency} className={`${styles.other} number`}>
          + {formatMoney(other.amount, other.currency, language)}
        </p>
      ))}
      <Announcement key={month} text={t.bonus.now(total)} />
      <MarkTags marks={[...settling, ...(accrual.marks ?? [])]} />
      <p className="muted small">{t.bonus.soFar}</p>
      {accrual.payable === false && <p className={styles.pilot}>{t.bonus.notPayable}</p>}
      <BonusMakeup accrual={accrual} kpis={kpis} />
      <p className={`${styles.meta} number`}>
        <Progress month={month} />
        {accrual.calculatedAt !== undefined && <span>{t.bonus.calculatedAt(timeOfDay(accrual.calculatedAt, language))}</span>}
      </p>
    </>
  )
}

function Progress({ month }: { month: Month }) {
  const { t } = useLanguage()
  const { zone } = useViewer()
  const progress = progressOf(month, zone, new Date())
  return <span>{progress === undefined ? t.period.over : t.period.dayOf(progress.day, progress.days)}</span>
}
