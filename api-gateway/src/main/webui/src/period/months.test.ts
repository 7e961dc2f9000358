import { describe, expect, it } from 'vitest'
import { addMonths, currentMonth, dayName, isMonth, monthName, monthsBack, progressOf } from './months'

describe('months', () => {
  it('begin where the company is, not where UTC is', () => {
    const lastHour = new Date('2026-10-31T23:30:00Z')
    expect(currentMonth('Europe/Berlin', lastHour)).toBe('2026-11')
    expect(currentMonth('UTC', lastHour)).toBe('2026-10')
  })

  it('step over the turn of the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01')
    expect(addMonths('2026-01', -1)).toBe('2025-12')
    expect(monthsBack('2026-02', 3)).toEqual(['2026-02', '2026-01', '2025-12'])
  })

  it('know how far they have gone', () => {
    const now = new Date('2028-02-23T12:00:00Z')
    expect(progressOf('2028-02', 'Europe/Berlin', now)).toEqual({ day: 23, days: 29 })
    expect(progressOf('2028-01', 'Europe/Berlin', now)).toBeUndefined()
  })

  it('have names', () => {
    expect(monthName('2026-11', 'en')).toBe('November 2026')
    expect(monthName('2026-11', 'ru')).toBe('ноябрь 2026')
    expect(dayName('2026-11-03', 'en')).toBe('3 Nov')
    expect(dayName('2026-W47', 'en')).toBe('2026-W47')
  })

  it('are told from other periods', () => {
    expect(isMonth('2026-11')).toBe(true)
    expect(['2026-13', '2026-Q4', '2026', '', null].some(isMonth)).toBe(false)
  })
})
