import { useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Language } from '../format/decimal'
import { firstLanguage, LanguageContext, rememberedLanguage, rememberLanguage } from './language'
import { TEXTS } from './texts'

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => firstLanguage(rememberedLanguage(), navigator.languages))

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  const choice = useMemo(
    () => ({
      language,
      t: TEXTS[language],
      choose: (chosen: Language) => {
        rememberLanguage(chosen)
        setLanguage(chosen)
      },
    }),
    [language],
  )
  return <LanguageContext value={choice}>{children}</LanguageContext>
}
