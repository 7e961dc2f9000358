import type { KpiItem } from '../api/types'
import { useLanguage } from '../i18n/language'
import type { Month } from '../period/months'
import { Note } from '../ui/Note'
import { ProblemNote } from '../ui/ProblemNote'
import { Skeleton } from '../ui/Skeleton'
import { useExplain } from './explain'
import styles from './KpiList.module.css'
import { KpiRow } from './KpiRow'
import { useOverview } from './useKpis'

interface KpiListProps {
  title: string
  month: Month
  subject: string
  /** `strip`: side by side where there is room, for figures that stand above a table. */
  layout?: 'list' | 'strip'
}

export function KpiList({ title, month, subject, layout = 'list' }: KpiListProps) {
  const overview = useOverview(month, subject)
  const explain = useExplain()
  const { t } = useLanguage()
  const open = (item: KpiItem) => { explain({ item, subject, month }) }
  return (
    <section aria-label={title} className={styles.section} data-subject={subject}>
      <h2 className={styles.title}>{title}</h2>
      {overview.data === undefined && overview.isPending && <Skeleton lines={5} />}
      {overview.error && (
        <div className={styles.note}>
          <ProblemNote problem={overview.error} onRetry={() => void overview.refetch()} />
        </div>
      )}
      {overview.data?.items.length === 0 && (
        <Note title={t.kpi.none}>
          <p>{t.kpi.noneHelp}</p>
        </Note>
      )}
      {overview.data && (
        <ul className={layout === 'strip' ? styles.strip : undefined}>
          {overview.data.items.map((item) => (
            <KpiRow key={item.kpi} item={item} onExplain={open} />
          ))}
        </ul>
      )}
    </section>
  )
}
