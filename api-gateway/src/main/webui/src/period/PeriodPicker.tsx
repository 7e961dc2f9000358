import { useLanguage } from '../i18n/language'
import { addMonths, monthTitle, monthsBack, type Month } from './months'
import styles from './PeriodPicker.module.css'

const OFFERED_MONTHS = 24

interface PeriodPickerProps {
  month: Month
  current: Month
  onChoose: (month: Month) => void
}

export function PeriodPicker({ month, current, onChoose }: PeriodPickerProps) {
  const { language, t } = useLanguage()
  const offered = monthsBack(current, OFFERED_MONTHS)
  const oldest = offered.at(-1) ?? current
  return (
    <div className={styles.picker}>
      <button
        type="button"
        className={styles.step}
        aria-label={t.period.previous}
        disabled={month <= oldest}
        onClick={() => { onChoose(addMonths(month, -1)) }}
      >
        <Arrow path="M10 3 5 8l5 5" />
      </button>
      <select
        className={styles.select}
        aria-label={t.period.label}
        value={month}
        onChange={(event) => { onChoose(event.target.value) }}
      >
        {(offered.includes(month) ? offered : [...offered, month]).map((each) => (
          <option key={each} value={each}>
            {monthTitle(each, language)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={styles.step}
        aria-label={t.period.next}
        disabled={month >= current}
        onClick={() => { onChoose(addMonths(month, 1)) }}
      >
        <Arrow path="m6 3 5 5-5 5" />
      </button>
    </div>
  )
}

function Arrow({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
