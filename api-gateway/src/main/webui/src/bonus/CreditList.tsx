import type { Credit, KpiItem } from '../api/types'
import { formatMoney, formatPlain } from '../format/decimal'
import { useLanguage } from '../i18n/language'
import { formatKpi, formatOf } from '../kpi/figures'
import { dayName } from '../period/months'
import styles from './CreditList.module.css'

interface CreditListProps {
  credits: readonly Credit[]
  currency: string
  kpi: KpiItem | undefined
}

/** The deals behind one line of the calculation. */
export function CreditList({ credits, currency, kpi }: CreditListProps) {
  const { language, t } = useLanguage()
  const basis = (x: string) => (kpi ? formatKpi(x, formatOf(kpi), language) : formatPlain(x, language))
  return (
    <details className={styles.credits}>
      <summary className={styles.summary}>{t.bonus.credits(credits.length)}</summary>
      <table className={styles.table}>
        <thead className="hidden">
          <tr>
            <th scope="col">{t.bonus.credit}</th>
            <th scope="col">{t.bonus.basis}</th>
            <th scope="col">{t.bonus.earned}</th>
          </tr>
        </thead>
        <tbody>
          {credits.map((credit) => (
            <tr key={`${credit.source} ${credit.entity} ${credit.id} ${credit.day ?? ''}`}>
              <td>
                {credit.id}
                <span className={styles.where}>
                  {[dayName(credit.day, language), credit.source].filter(Boolean).join(' · ')}
                </span>
              </td>
              <td className={`${styles.figure} number muted`}>{credit.x === undefined ? '' : basis(credit.x)}</td>
              <td className={`${styles.figure} number`}>{formatMoney(credit.amount, currency, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
