import { LOCALES, type Language } from '../format/decimal'

/** A month as the services write it: `2026-11`. */
export type Month = string

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export const isMonth = (text: string | null): text is Month => text !== null && MONTH.test(text)

const parts = (month: Month) => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return { year, number }
}

const utc = (month: Month, day = 1) => {
  const { year, number } = parts(month)
  return new Date(Date.UTC(year, number - 1, day))
}

/** The calendar day in the company's zone, as year, month and day. */
function dayIn(zone: string | undefined, now: Date): { month: Month; day: number } {
  const text = new Intl.DateTimeFormat('sv-SE', { ...(zone ? { timeZone: zone } : {}), dateStyle: 'short' }).format(now)
  return { month: text.slice(0, 7), day: Number(text.slice(8, 10)) }
}

/** The month that runs now where the company is, which is not always the month of the browser. */
export const currentMonth = (zone: string | undefined, now: Date): Month => dayIn(zone, now).month

export function addMonths(month: Month, count: number): Month {
  const { year, number } = parts(month)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** The newest first. */
export function monthsBack(from: Month, count: number): Month[] {
  return Array.from({ length: count }, (_, back) => addMonths(from, -back))
}

/** How far the month has gone; `undefined` when it is over or has not begun. */
export function progressOf(month: Month, zone: string | undefined, now: Date) {
  const today = dayIn(zone, now)
  if (today.month !== month) return undefined
  const { year, number } = parts(month)
  return { day: today.day, days: new Date(Date.UTC(year, number, 0)).getUTCDate() }
}

/** "November 2026", "ноябрь 2026 г." without the abbreviation that Russian adds. */
export function monthName(month: Month, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const kept = format.formatToParts(utc(month)).filter((part) => part.type === 'month' || part.type === 'year')
  return kept.map((part) => part.value).join(' ')
}

/** As a name of its own, not within a sentence: Russian writes months small. */
export function monthTitle(month: Month, language: Language): string {
  const name = monthName(month, language)
  return name.charAt(0).toLocaleUpperCase(LOCALES[language]) + name.slice(1)
}

/** "23 Nov" for a business day `2026-11-23`; other text as it came. */
export function dayName(day: string | undefined, language: Language): string {
  if (day === undefined) return ''
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  return new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(date)
}
