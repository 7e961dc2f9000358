import { useId, useState } from 'react'
import { useLanguage } from '../i18n/language'
import type { Texts } from '../i18n/texts'
import styles from './MarkTags.module.css'

/** A mark may name what it is about: `value-missing:win-rate`. */
const kindOf = (mark: string) => mark.split(':', 1)[0] ?? mark

function labelOf(mark: string, t: Texts): string {
  const label = t.marks[kindOf(mark)]?.label ?? kindOf(mark)
  const about = mark.slice(kindOf(mark).length + 1)
  return about === '' ? label : `${label}: ${about}`
}

/** Reservations about a number as small tags; pressing one says what it means. A mark that we do not know is shown as it is. */
export function MarkTags({ marks }: { marks: readonly string[] | undefined }) {
  const { t } = useLanguage()
  const [opened, setOpened] = useState<string>()
  const explanation = useId()
  if (marks === undefined || marks.length === 0) return null
  const why = opened !== undefined && marks.includes(opened) ? t.marks[kindOf(opened)]?.why : undefined
  return (
    <div className={styles.marks}>
      {[...new Set(marks)].map((mark) => (
        <button
          key={mark}
          type="button"
          className={styles.tag}
          aria-expanded={opened === mark}
          aria-controls={explanation}
          onClick={() => { setOpened(opened === mark ? undefined : mark) }}
        >
          {labelOf(mark, t)}
        </button>
      ))}
      <p id={explanation} className={styles.why} hidden={why === undefined}>
        {why}
      </p>
    </div>
  )
}
