/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   `display: block` on a narrow screen takes the table's own roles away, so they are said in full. */
import type { KpiItem, PersonKpis } from '../api/types'
import { totalsByEmployee, useAccrualTotals } from '../bonus/useBonus'
import { formatMoney, formatRatio } from '../format/decimal'
import { nameOf, useLanguage } from '../i18n/language'
import { AttainmentBar } from '../kpi/AttainmentBar'
import { useExplain } from '../kpi/explain'
import { formatKpi, formatOf } from '../kpi/figures'
import type { Month } from '../period/months'
import { MarkTags } from '../ui/MarkTags'
import { Note } from '../ui/Note'
import styles from './PeopleTable.module.css'
import { usePeopleNames } from './usePeopleNames'

interface PeopleTableProps {
  people: readonly PersonKpis[]
  /** The department's KPIs: they name and order the columns. */
  kpis: readonly KpiItem[]
  month: Month
}

/** One line per person. On a narrow screen each line becomes a block; the roles keep it a table for screen readers. */
export function PeopleTable({ people, kpis, month }: PeopleTableProps) {
  const { language, t } = useLanguage()
  const nameOfPerson = usePeopleNames(people.map((person) => person.employee))
  const totals = totalsByEmployee(useAccrualTotals(month, people.length > 0).data?.items)
  const withPay = people.some((person) => totals.get(person.employee)?.total !== undefined)
  if (people.length === 0) return <Note title={t.department.none} />
  return (
    <div>
      <table role="table" className={styles.table}>
        <caption className={styles.caption}>{t.department.people}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t.department.person}
            </th>
            {kpis.map((kpi) => (
              <th key={kpi.kpi} role="columnheader" scope="col" className={styles.figure}>
                {nameOf(kpi.names, language, kpi.kpi)}
              </th>
            ))}
            {withPay && (
              <th role="columnheader" scope="col" className={styles.figure}>
                {t.department.bonus}
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {people.map((person) => {
            const name = person.name ?? nameOfPerson(person.employee)
            const total = totals.get(person.employee)?.total
            return (
              <tr key={person.employee} role="row">
                <th role="rowheader" scope="row" className={styles.person}>
                  {name}
                </th>
                {kpis.map((kpi) => (
                  <PersonKpi key={kpi.kpi} kpi={kpi} person={person} name={name} month={month} />
                ))}
                {withPay && (
                  <td role="cell" className={`${styles.figure} ${styles.pay} number`}>
                    <span className={styles.label}>{t.department.bonus}</span>
                    {total ? formatMoney(total.amount, total.currency, language) : '–'}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {withPay && <p className={styles.privacy}>{t.department.privacy}</p>}
    </div>
  )
}

interface PersonKpiProps {
  kpi: KpiItem
  person: PersonKpis
  name: string
  month: Month
}

function PersonKpi({ kpi, person, name, month }: PersonKpiProps) {
  const { language, t } = useLanguage()
  const explain = useExplain()
  const found = person.items.find((each) => each.kpi === kpi.kpi)
  const title = nameOf(kpi.names, language, kpi.kpi)
  if (found === undefined) {
    return (
      <td role="cell" className={styles.figure}>
        <span className={styles.label}>{title}</span>–
      </td>
    )
  }
  // People's items may come without what the department's item says about the KPI.
  const item: KpiItem = { ...kpi, attainment: null, ...found, names: found.names ?? kpi.names ?? {} }
  const value = item.value.value === null ? '–' : formatKpi(item.value.value, formatOf(item), language)
  return (
    <td role="cell" className={`${styles.figure} number`}>
      <span className={styles.label}>{title}</span>
      <button
        type="button"
        className={styles.open}
        aria-label={`${value}. ${name}, ${t.kpi.explain(title)}`}
        onClick={() => { explain({ item, subject: `employee:${person.employee}`, month, of: name }) }}
      >
        {value}
      </button>
      {item.attainment != null && (
        <span className={styles.attainment}>
          <AttainmentBar attainment={item.attainment} />
          {formatRatio(item.attainment, language)}
        </span>
      )}
      <MarkTags marks={item.value.marks} />
    </td>
  )
}
