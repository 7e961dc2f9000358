import type { KpiItem } from '../api/types'
import { formatRatio } from '../format/decimal'
import { nameOf, useLanguage } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import { MarkTags } from '../ui/MarkTags'
import { useChanged } from '../ui/useChanged'
import { AttainmentBar } from './AttainmentBar'
import { formatKpi, formatOf } from './figures'
import styles from './KpiRow.module.css'

export function KpiRow({ item, onExplain }: { item: KpiItem; onExplain: (item: KpiItem) => void }) {
  const { language, t } = useLanguage()
  const name = nameOf(item.names, language, item.kpi)
  const changed = useChanged(item.value.value)
  const value = item.value.value === null ? undefined : formatKpi(item.value.value, formatOf(item), language)
  const target = item.target && formatKpi(item.target.value, formatOf(item), language, 'none if whole')
  const attained = item.attainment == null ? undefined : formatRatio(item.attainment, language)

  return (
    <li className={styles.row} data-kpi={item.kpi}>
      <div className={styles.name}>
        <button
          type="button"
          className={styles.open}
          aria-label={t.kpi.explain(name)}
          onClick={() => { onExplain(item) }}
        >
          {name}
        </button>
        <MarkTags marks={item.value.marks} />
      </div>
      <p className={`${styles.value} number`} data-changed={changed} data-testid="kpi-value">
        {value ?? (
          <>
            <span aria-hidden="true">–</span>
            <span className="hidden">{t.kpi.noValueHelp}</span>
          </>
        )}
      </p>
      <div className={styles.progress}>
        {target !== undefined && <AttainmentBar attainment={item.attainment} />}
        <p className={`${styles.caption} number`}>{caption(attained, target, item, t)}</p>
      </div>
    </li>
  )
}

function caption(attained: string | undefined, target: string | undefined, item: KpiItem, t: Texts): string {
  if (target === undefined) return t.kpi.noTarget
  if (item.direction === 'lower') {
    const limit = t.kpi.atMost(target)
    return attained === undefined ? limit : `${attained}, ${limit}`
  }
  return attained === undefined ? t.kpi.target(target) : t.kpi.ofTarget(attained, target)
}
