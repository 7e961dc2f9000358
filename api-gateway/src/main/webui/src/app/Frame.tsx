import type { ReactNode } from 'react'
import { LanguageSwitch } from '../i18n/LanguageSwitch'
import { useLanguage } from '../i18n/language'
import styles from './Frame.module.css'

interface FrameProps {
  children: ReactNode
  /** Period picker and the like, beside the name of the product. */
  controls?: ReactNode
  /** Who is signed in. */
  account?: ReactNode
}

export function Frame({ children, controls, account }: FrameProps) {
  const { t } = useLanguage()
  return (
    <>
      <a className={styles.skip} href="#content">
        {t.skipToContent}
      </a>
      <header className={styles.header}>
        <span className={styles.brand}>
          <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
            <rect width="32" height="32" rx="8" className={styles.mark} />
            <path d="M8 23V10l8 8 8-8v13" className={styles.letter} />
          </svg>
          Merit
        </span>
        <div className={styles.controls}>{controls}</div>
        <div className={styles.account}>
          <LanguageSwitch />
          {account}
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  )
}
