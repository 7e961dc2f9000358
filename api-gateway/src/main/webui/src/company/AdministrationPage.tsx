import { useLanguage } from '../i18n/language'
import { KpiList } from '../kpi/KpiList'
import type { Month } from '../period/months'
import { seesEveryKpi, seesEveryPay, useViewer } from '../session/useSession'
import styles from './AdministrationPage.module.css'
import { EverybodysBonus } from './EverybodysBonus'

/** The page of somebody without figures of their own: what the login is for, and the company as far as it is open to them. */
export function AdministrationPage({ month }: { month: Month }) {
  const { t } = useLanguage()
  const viewer = useViewer()
  const duties = viewer.roles.filter((role) => t.session.duties[role] !== undefined)
  return (
    <div className={styles.page}>
      <section className={styles.duties} aria-label={t.session.whatYouCanDo}>
        <h2>{t.session.whatYouCanDo}</h2>
        {duties.length === 0 ? (
          <>
            <p>{t.session.unknownEmployee}</p>
            <p className="muted small">{t.session.unknownEmployeeHelp}</p>
          </>
        ) : (
          <>
            <p className="muted">{t.session.noEmployee}</p>
            <dl className={styles.list}>
              {duties.map((role) => (
                <div key={role}>
                  <dt>{t.session.roles[role]}</dt>
                  <dd>{t.session.duties[role]}</dd>
                </div>
              ))}
            </dl>
            <p className="muted small">
              {t.session.api} <a href="/openapi">{t.session.apiLink}</a>
            </p>
          </>
        )}
      </section>
      <div className={styles.figures}>
        {seesEveryKpi(viewer) && <KpiList title={t.company.title} month={month} subject="company" />}
        {seesEveryPay(viewer) && <EverybodysBonus key={month} month={month} />}
      </div>
    </div>
  )
}
