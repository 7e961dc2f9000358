import { describe, expect, it } from 'vitest'
import { revenue } from '../test/fixtures'
import { withKpiName, withoutSubject } from './words'

const kpis = [revenue('1', 1)]

describe('formulas in words', () => {
  it('name the KPI and not its code', () => {
    expect(withKpiName('revenue (step): 100', kpis, 'ru')).toBe('Выручка (step): 100')
    expect(withKpiName('revenue-share: 100', kpis, 'en')).toBe('revenue-share: 100')
    expect(withKpiName('3 % of revenue', kpis, 'en')).toBe('3 % of revenue')
  })

  it('do not repeat the headline', () => {
    expect(withoutSubject('calls: 1,500 x 30 %', { kpi: 'calls' })).toBe('1,500 x 30 %')
    expect(withoutSubject('anna.petrova: 100 x 1 %', { employee: 'anna.petrova', kpi: 'revenue' })).toBe('100 x 1 %')
    expect(withoutSubject('100 x 3 %', { kpi: 'revenue' })).toBe('100 x 3 %')
  })
})
