import type { Accrual, BonusComponent, KpiItem } from '../api/types'
import { drawnShare, formatMoney } from '../format/decimal'
import { nameOf, useLanguage } from '../i18n/language'
import styles from './BonusMakeup.module.css'
import { SliceList } from './SliceList'
import { withKpiName } from './words'

const SHADES = 5
const shade = (index: number) => styles[`part${(index % SHADES) + 1}`] ?? ''

/** The total as its components, each to be opened down to the single deal. */
export function BonusMakeup({ accrual, kpis }: { accrual: Accrual; kpis: readonly KpiItem[] }) {
  const { language, t } = useLanguage()
  const { components = [], total } = accrual
  if (components.length === 0) return null
  return (
    <div className={styles.makeup}>
      <h3 className="hidden">{t.bonus.madeUp}</h3>
      <Shares components={components} total={total.amount} />
      <ul>
        {components.map((component, index) => (
          <li key={component.code} className={styles.component}>
            <details>
              <summary className={styles.summary}>
                <span className={`${styles.dot} ${shade(index)}`} aria-hidden="true" />
                <span className={styles.name}>{nameOf(component.name, language, component.code)}</span>
                <span className={`${styles.amount} number`} data-testid={`component-${component.code}`}>
                  {formatMoney(component.amount.amount, component.amount.currency, language)}
                </span>
                <svg className={styles.arrow} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                  <path d="m3 6 5 5 5-5" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
                </svg>
                {component.formula && (
                  <span className={styles.formula}>
                    {withKpiName(nameOf(component.formula, language, ''), kpis, language)}
                  </span>
                )}
              </summary>
              <SliceList component={component} kpis={kpis} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Each component's part of the total as a strip. A deduction has no width: the list says it. */
function Shares({ components, total }: { components: readonly BonusComponent[]; total: string }) {
  const widths = components.map((component) => drawnShare(component.amount.amount, total, 1) * 100)
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  return (
    <svg className={styles.shares} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles.rest} width="100" height="6" />
      {components.map((component, index) => (
        <rect
          key={component.code}
          className={shade(index)}
          x={starts[index]}
          width={Math.max((widths[index] ?? 0) - 0.4, 0)}
          height="6"
        />
      ))}
    </svg>
  )
}
