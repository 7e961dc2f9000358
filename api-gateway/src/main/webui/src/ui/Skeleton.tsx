import { useLanguage } from '../i18n/language'
import styles from './Skeleton.module.css'

/** Grey lines where content will stand, so that nothing jumps when it arrives. */
export function Skeleton({ lines, figure = false }: { lines: number; figure?: boolean }) {
  const { t } = useLanguage()
  return (
    <div role="status" className={styles.skeleton}>
      <span className="hidden">{t.loading}</span>
      {figure && <div className={styles.figure} />}
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} />
      ))}
    </div>
  )
}
