import { LOCALES, type Language } from '../format/decimal'

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** The form that the language uses with this whole number. */
export function plural(language: Language, count: number, forms: PluralForms): string {
  const rule = new Intl.PluralRules(LOCALES[language]).select(count)
  // Russian has "many" where the caller gives one form for "many" and fractions.
  return forms[rule] ?? forms.other
}
