import { nameOf, useLanguage } from '../i18n/language'
import { KpiList } from '../kpi/KpiList'
import { useOverview } from '../kpi/useKpis'
import type { Month } from '../period/months'
import type { Department } from '../session/useSession'
import styles from './DepartmentSection.module.css'
import { PeopleTable } from './PeopleTable'

/** A department code is readable where nobody has sent its name: `north` becomes "North". */
const readable = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ')

/** A head's department: its values, and the people that make them. */
export function DepartmentSection({ department, month }: { department: Department; month: Month }) {
  const { language } = useLanguage()
  const { code, names } = department
  const subject = `department:${code}`
  const overview = useOverview(month, subject)
  const people = overview.data?.people
  return (
    <div className={styles.department}>
      <KpiList title={nameOf(names, language, readable(code))} month={month} subject={subject} layout="strip" />
      {people && <PeopleTable people={people} kpis={overview.data?.items ?? []} month={month} />}
    </div>
  )
}
