import { createContext, useContext } from 'react'
import type { Names } from '../api/types'
import type { Language } from '../format/decimal'
import { TEXTS, type Texts } from './texts'

export interface LanguageChoice {
  language: Language
  t: Texts
  choose: (language: Language) => void
}

export const LanguageContext = createContext<LanguageChoice>({
  language: 'en',
  t: TEXTS.en,
  choose: () => undefined,
})

export const useLanguage = () => useContext(LanguageContext)

const REMEMBERED = 'merit.language'

/** The language chosen here before, else the first of the browser's that we speak, else English. */
export function firstLanguage(remembered: string | null, preferred: readonly string[]): Language {
  if (remembered === 'en' || remembered === 'ru') return remembered
  const spoken = preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'en' || tag === 'ru')
  return spoken ?? 'en'
}

export function rememberedLanguage(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null // storage is switched off: the choice lasts as long as the page
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language)
  } catch {
    // As above.
  }
}

/** The name in the chosen language, else in the other one, else the code. */
export function nameOf(names: Names | undefined, language: Language, code: string): string {
  return names?.[language] ?? names?.en ?? names?.ru ?? code
}
