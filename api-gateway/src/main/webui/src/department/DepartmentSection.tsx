import { nameOf, useLanguage } from '../i18n/language'
import { KpiList } from '../kpi/KpiList'
import { useOverview } from '../kpi/useKpis'
import type { Month } from '../period/months'
import { useViewer, type Department } from '../session/useSession'
import styles from './DepartmentSection.module.css'
import { PeopleTable } from './PeopleTable'

/** A code is readable where the service sends no name: `north` becomes "North". */
const readable = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ')

const subjectOf = (department: Department) => `department:${department.code}`

interface DepartmentProps {
  department: Department
  month: Month
}

export function DepartmentKpis({ department, month, layout }: DepartmentProps & { layout: 'list' | 'strip' }) {
  const { language } = useLanguage()
  const title = nameOf(department.names, language, readable(department.code))
  return <KpiList title={title} month={month} subject={subjectOf(department)} layout={layout} />
}

/** A head's department: the people, and above them its values unless those stand elsewhere on the page. */
export function DepartmentSection({ department, month, withKpis }: DepartmentProps & { withKpis: boolean }) {
  const { data } = useOverview(month, subjectOf(department), withKpis)
  const viewer = useViewer()
  // A head is a member too; what is theirs stands at the top of the page.
  const people = data?.people?.filter((person) => person.employee !== viewer.employee)
  return (
    <div className={styles.department}>
      {withKpis && <DepartmentKpis department={department} month={month} layout="strip" />}
      {people && <PeopleTable people={people} kpis={data?.items ?? []} month={month} />}
    </div>
  )
}
