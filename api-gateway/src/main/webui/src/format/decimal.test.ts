import { describe, expect, it } from 'vitest'
import {
  drawnShare,
  formatDecimal,
  formatDuration,
  formatMoney,
  formatPercentPoints,
  formatPlain,
  formatRatio,
  isZero,
} from './decimal'

/** Intl separates with no-break spaces, which are hard to tell apart in a test. */
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  it('keeps every cent of an amount that no double can hold', () => {
    expect(formatMoney('9007199254740993.01', 'EUR', 'en')).toBe('€9,007,199,254,740,993.01')
    expect(plainSpaces(formatMoney('9007199254740993.01', 'EUR', 'ru'))).toBe('9 007 199 254 740 993,01 €')
  })

  it('rounds half away from zero, where a double would round down', () => {
    expect(formatDecimal('1.005', 2, 'en')).toBe('1.01')
    expect(formatDecimal('-1.005', 2, 'en')).toBe('-1.01')
    expect(formatDecimal('1.004999999999999999999', 2, 'en')).toBe('1.00')
  })

  it('shows the minor unit that the currency has', () => {
    expect(formatMoney('1250', 'EUR', 'en')).toBe('€1,250.00')
    expect(plainSpaces(formatMoney('1250', 'JPY', 'en'))).toBe('JP¥1,250')
  })

  it('leaves empty cents out of a round figure that somebody set, and never others', () => {
    expect(formatMoney('150000.00', 'EUR', 'en', 2, 'none if whole')).toBe('€150,000')
    expect(formatMoney('150000.50', 'EUR', 'en', 2, 'none if whole')).toBe('€150,000.50')
  })

  it('shows text that is no decimal as it came', () => {
    expect(formatMoney('1e5', 'EUR', 'en')).toBe('1e5')
    expect(formatDecimal('', 2, 'en')).toBe('')
  })
})

describe('values', () => {
  it('cuts the four spare places of a value', () => {
    expect(formatDecimal('125000.500000', 2, 'en')).toBe('125,000.50')
    expect(plainSpaces(formatDecimal('125000.500000', 2, 'ru'))).toBe('125 000,50')
  })

  it('drops only zeros that say nothing', () => {
    expect(formatPlain('3.50', 'en')).toBe('3.5')
    expect(formatPlain('5', 'en')).toBe('5')
    expect(formatPlain('0.125', 'ru')).toBe('0,125')
  })

  it('takes percent as points and a ratio as a part of one', () => {
    expect(plainSpaces(formatPercentPoints('10.00000', 1, 'ru'))).toBe('10,0 %')
    expect(formatPercentPoints('10.00000', 1, 'en')).toBe('10.0%')
    expect(formatRatio('0.8125', 'en')).toBe('81%')
  })

  it('never shows a target as reached that is not', () => {
    expect(formatRatio('0.9999', 'en')).toBe('99%')
    expect(formatRatio('1', 'en')).toBe('100%')
    expect(formatRatio('1.0001', 'en')).toBe('100%')
  })

  it('speaks of seconds as people do', () => {
    expect(plainSpaces(formatDuration('59', 'en'))).toBe('59 secs')
    expect(plainSpaces(formatDuration('5400.0000', 'en'))).toBe('1 hr 30 mins')
    expect(plainSpaces(formatDuration('7200', 'ru'))).toBe('2 ч')
  })
})

describe('drawing', () => {
  it('stays inside the bar', () => {
    expect(drawnShare('0.5', '1', 1)).toBe(0.5)
    expect(drawnShare('7', '1', 1.25)).toBe(1.25)
    expect(drawnShare('-3', '1', 1)).toBe(0)
    expect(drawnShare('3', '0', 1)).toBe(0)
    expect(drawnShare(undefined, '1', 1)).toBe(0)
  })

  it('knows zero in every spelling', () => {
    expect(['0', '0.00', '-0.0'].every(isZero)).toBe(true)
    expect(['0.01', '10', ''].some(isZero)).toBe(false)
  })
})
