import type { BonusComponent, KpiItem, Slice } from '../api/types'
import { usePeopleNames } from '../department/usePeopleNames'
import { formatMoney, formatPercentPoints, formatPlain, isZero, type Language } from '../format/decimal'
import { nameOf, useLanguage } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import { formatKpi, formatOf } from '../kpi/figures'
import { CreditList } from './CreditList'
import styles from './SliceList.module.css'
import { withKpiName, withoutSubject } from './words'

/** The lines of the calculation under one component: a headline for the eye, and the engine's formula to check it. */
export function SliceList({ component, kpis }: { component: BonusComponent; kpis: readonly KpiItem[] }) {
  const { language, t } = useLanguage()
  const slices = component.slices ?? []
  const { currency } = component.amount
  const nameOfPerson = usePeopleNames(slices.flatMap((slice) => slice.employee ?? []))
  if (slices.length === 0) return <p className={`${styles.none} muted small`}>{t.bonus.noSlices}</p>
  return (
    <ol className={styles.slices} aria-label={t.bonus.slices}>
      {slices.map((slice, index) => {
        const kpi = kpis.find((each) => each.kpi === slice.kpi)
        const headline = slice.employee === undefined ? headlineOf(slice, kpi, language, t) : nameOfPerson(slice.employee)
        const words = nameOf(slice.formula, language, '')
        const formula = headline === undefined ? withKpiName(words, kpis, language) : withoutSubject(words, slice)
        return (
          <li key={index} className={styles.slice} data-empty={isZero(slice.amount)}>
            <p>{headline ?? formula}</p>
            <p className="number">{formatMoney(slice.amount, currency, language)}</p>
            {headline !== undefined && <p className={styles.formula}>{formula}</p>}
            {slice.credits && slice.credits.length > 0 && (
              <CreditList credits={slice.credits} currency={currency} kpi={kpi} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** "5 % of €28,450.00", or the KPI that a scorecard line weighs; `undefined`: the formula says it best. */
function headlineOf(slice: Slice, kpi: KpiItem | undefined, language: Language, t: Texts): string | undefined {
  if (slice.weightPercent !== undefined && slice.kpi !== undefined) return nameOf(kpi?.names, language, slice.kpi)
  if (slice.ratePercent === undefined || slice.x === undefined) return undefined
  const rate = formatPercentPoints(slice.ratePercent, decimalsOf(slice.ratePercent), language)
  return t.bonus.rateOf(rate, kpi ? formatKpi(slice.x, formatOf(kpi), language) : formatPlain(slice.x, language))
}

/** The places that are not zero: a rate of `3.50` is said as 3.5 %. */
const decimalsOf = (decimal: string) => (/\.(\d*?)0*$/.exec(decimal)?.[1] ?? '').length
