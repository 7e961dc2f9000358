import { describe, expect, it } from 'vitest'
import { firstLanguage, nameOf } from './language'
import { plural } from './plural'
import { TEXTS } from './texts'

describe('language', () => {
  it('follows the remembered choice, then the browser, then English', () => {
    expect(firstLanguage('ru', ['en-GB'])).toBe('ru')
    expect(firstLanguage(null, ['de-DE', 'ru-RU', 'en'])).toBe('ru')
    expect(firstLanguage('xx', ['de-DE'])).toBe('en')
  })

  it('names things in the language there is', () => {
    expect(nameOf({ ru: 'Выручка', en: 'Revenue' }, 'ru', 'revenue')).toBe('Выручка')
    expect(nameOf({ ru: 'Выручка' }, 'en', 'revenue')).toBe('Выручка')
    expect(nameOf(undefined, 'en', 'revenue')).toBe('revenue')
  })

  it('counts in Russian', () => {
    const forms = [1, 2, 5, 11, 21, 22].map((count) => TEXTS.ru.bonus.credits(count))
    expect(forms).toEqual(['1 сделка', '2 сделки', '5 сделок', '11 сделок', '21 сделка', '22 сделки'])
    expect(plural('en', 1, { one: 'deal', other: 'deals' })).toBe('deal')
  })

  it('has the same marks, roles and duties in both languages', () => {
    const keys = (pick: (texts: typeof TEXTS.en) => object) =>
      [TEXTS.en, TEXTS.ru].map((texts) => Object.keys(pick(texts)).sort())
    for (const [english, russian] of [
      keys((texts) => texts.marks),
      keys((texts) => texts.session.roles),
      keys((texts) => texts.session.duties),
    ]) {
      expect(russian).toEqual(english)
    }
  })
})
