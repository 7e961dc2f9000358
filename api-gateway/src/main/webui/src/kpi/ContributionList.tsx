import type { Contribution, Explanation, KpiItem } from '../api/types'
import { usePeopleNames } from '../department/usePeopleNames'
import { formatDecimal, formatPlain, isZero, type Language } from '../format/decimal'
import { useLanguage } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import { dayName } from '../period/months'
import { MarkTags } from '../ui/MarkTags'
import styles from './ContributionList.module.css'
import { formatKpi, formatOf } from './figures'

interface ContributionListProps {
  explanation: Explanation
  item: KpiItem
  onPage: (page: number) => void
}

export function ContributionList({ explanation, item, onPage }: ContributionListProps) {
  const { language, t } = useLanguage()
  const { page, size, total, contributions } = explanation
  const nameOfPerson = usePeopleNames([...new Set(contributions.flatMap((each) => each.employee ?? []))])
  const several = new Set(contributions.map((each) => each.employee)).size > 1
  const from = page * size + 1
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.caption}>{t.explain.made(total)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.explain.day}</th>
            <th scope="col">{t.explain.what}</th>
            {several && <th scope="col">{t.explain.to}</th>}
            <th scope="col" className={styles.adds}>
              {t.explain.adds}
            </th>
          </tr>
        </thead>
        <tbody>
          {contributions.map((each) => (
            <tr key={`${each.source} ${each.entity} ${each.id} ${each.employee ?? ''} ${each.day ?? ''}`}>
              <td className="number muted">{dayName(each.day, language)}</td>
              <td>
                <Entity contribution={each} t={t} />
                <MarkTags marks={each.marks} />
              </td>
              {several && <td>{each.employee === undefined ? t.explain.unassigned : nameOfPerson(each.employee)}</td>}
              <td className={`${styles.adds} number`}>{adds(each, item, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > contributions.length && (
        <nav className={styles.pages}>
          <button type="button" className="button" disabled={page === 0} onClick={() => { onPage(page - 1) }}>
            {t.explain.previous}
          </button>
          <span className="number small muted">{t.explain.shown(from, from + contributions.length - 1, total)}</span>
          <button
            type="button"
            className="button"
            disabled={from + contributions.length - 1 >= total}
            onClick={() => { onPage(page + 1) }}
          >
            {t.explain.next}
          </button>
        </nav>
      )}
    </>
  )
}

function Entity({ contribution, t }: { contribution: Contribution; t: Texts }) {
  const kind = t.explain.entity[contribution.entity] ?? contribution.entity
  return (
    <>
      {kind} {contribution.id}
      <span className={styles.source}>
        {contribution.source}
        {isWebAddress(contribution.url) && (
          <>
            {' · '}
            <a href={contribution.url} target="_blank" rel="noreferrer">
              {t.explain.openInCrm}
            </a>
          </>
        )}
      </span>
    </>
  )
}

/** The address comes from a CRM payload: a script in it must not become a link. */
export function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url)
}

/** Percent KPIs add to numerator and denominator (`1 of 1`); the others add an amount of their unit. */
function adds(each: Contribution, item: KpiItem, language: Language): string {
  const numerator = each.numerator ?? '0'
  if (item.unit === 'percent') return `${formatPlain(numerator, language)} / ${formatPlain(each.denominator ?? '0', language)}`
  const format = { ...formatOf(item), ...(each.currency === undefined ? {} : { currency: each.currency }) }
  if (item.unit === undefined && !isZero(numerator)) return formatDecimal(numerator, 2, language)
  return formatKpi(numerator, format, language)
}
