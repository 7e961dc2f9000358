import type { Language } from '../format/decimal'
import { useLanguage } from './language'
import styles from './LanguageSwitch.module.css'

const OFFERED: { language: Language; short: string; own: string }[] = [
  { language: 'en', short: 'EN', own: 'English' },
  { language: 'ru', short: 'RU', own: 'Русский' },
]

export function LanguageSwitch() {
  const { language, t, choose } = useLanguage()
  return (
    <div role="group" aria-label={t.language} className={styles.group}>
      {OFFERED.map((offer) => (
        <button
          key={offer.language}
          type="button"
          lang={offer.language}
          aria-label={offer.own}
          aria-pressed={offer.language === language}
          className={styles.choice}
          onClick={() => { choose(offer.language) }}
        >
          {offer.short}
        </button>
      ))}
    </div>
  )
}
