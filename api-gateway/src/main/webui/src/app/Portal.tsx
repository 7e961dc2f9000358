import { useMemo } from 'react'
import { BonusSection } from '../bonus/BonusSection'
import { AdministrationPage } from '../company/AdministrationPage'
import { DepartmentKpis, DepartmentSection } from '../department/DepartmentSection'
import type { Link } from '../freshness/freshness'
import { FreshnessLine } from '../freshness/FreshnessLine'
import { useLanguage } from '../i18n/language'
import { ExplainProvider } from '../kpi/ExplainProvider'
import { isIdle } from '../kpi/figures'
import { KpiList } from '../kpi/KpiList'
import { useOverview } from '../kpi/useKpis'
import { useLiveUpdates } from '../live/useLiveUpdates'
import { monthName, type Month } from '../period/months'
import { PeriodPicker } from '../period/PeriodPicker'
import { usePeriod } from '../period/usePeriod'
import { seesEveryKpi, seesEveryPay, useViewer, type Viewer } from '../session/useSession'
import { Account } from './Account'
import { Frame } from './Frame'
import styles from './Portal.module.css'

/** The streams that have something to say to this person. */
function linksFor(viewer: Viewer): Link[] {
  const links: Link[] = []
  if (viewer.employee !== undefined || seesEveryKpi(viewer)) links.push('metrics')
  if (viewer.employee !== undefined || seesEveryPay(viewer)) links.push('motivation')
  return links
}

export function Portal() {
  const viewer = useViewer()
  const { language } = useLanguage()
  const period = usePeriod(viewer.zone)
  const links = useMemo(() => linksFor(viewer), [viewer])
  const freshness = useLiveUpdates(period.month, links)
  const fetchedAsOf = useFetchedAsOf(period.month, viewer.employee)
  return (
    <Frame
      account={<Account />}
      controls={links.length > 0 && (
        <>
          <PeriodPicker month={period.month} current={period.current} onChoose={period.choose} />
          <FreshnessLine freshness={freshness} fetchedAsOf={fetchedAsOf} />
        </>
      ) }
    >
      <h1 className="hidden">{`${viewer.name}, ${monthName(period.month, language)}`}</h1>
      <ExplainProvider>
        {viewer.employee === undefined ? (
          <AdministrationPage month={period.month} />
        ) : (
          <OwnPage employee={viewer.employee} month={period.month} heads={viewer.heads} />
        )}
      </ExplainProvider>
    </Frame>
  )
}

/** Reads what the sections fetch, without fetching it a second time. */
function useFetchedAsOf(month: Month, employee: string | undefined): string | undefined {
  const subject = employee === undefined ? 'company' : `employee:${employee}`
  return useOverview(month, subject, false).data?.asOf
}

function OwnPage({ employee, month, heads }: { employee: string; month: Month; heads: Viewer['heads'] }) {
  const { t } = useLanguage()
  const subject = `employee:${employee}`
  const own = useOverview(month, subject)
  const kpis = own.data?.items ?? []
  // A head with no results of their own finds the department's in their place.
  const [first] = heads
  const leading = first !== undefined && own.data?.items.every(isIdle) === true
  return (
    <>
      <div className={styles.own}>
        <BonusSection key={month} employee={employee} month={month} kpis={kpis} />
        {leading ? (
          <DepartmentKpis department={first} month={month} layout="list" />
        ) : (
          <KpiList title={t.kpi.mine} month={month} subject={subject} />
        )}
      </div>
      {!own.isPending &&
        heads.map((department) => (
          <DepartmentSection
            key={department.code}
            department={department}
            month={month}
            withKpis={!(leading && department === first)}
          />
        ))}
    </>
  )
}
