import type { ReactNode } from 'react'
import styles from './Note.module.css'

/** What stands in place of content: nothing there yet, or something went wrong. */
export function Note({ title, children, urgent = false }: { title: string; children?: ReactNode; urgent?: boolean }) {
  return (
    <div className={urgent ? `${styles.note} ${styles.urgent}` : styles.note} role={urgent ? 'alert' : undefined}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
