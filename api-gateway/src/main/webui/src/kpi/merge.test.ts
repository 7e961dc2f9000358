import { describe, expect, it } from 'vitest'
import type { KpiItem, KpiValue, Overview } from '../api/types'
import { applyValue, mergeOverview, newer } from './merge'

const revenue = (value: string, revision: number, subject = 'employee:anna.petrova'): KpiValue => ({
  kpi: 'revenue',
  subject,
  period: '2026-11',
  value,
  revision,
})

const item = (value: KpiValue, attainment?: string): KpiItem => ({
  kpi: value.kpi,
  value,
  ...(attainment === undefined ? {} : { attainment }),
})

const overview = (...items: KpiItem[]): Overview => ({
  period: '2026-11',
  subject: 'employee:anna.petrova',
  items,
})

const shown = (of: Overview) => of.items.map((each) => `${each.value.value ?? 'null'} at ${each.value.revision}`)

describe('an older revision never overwrites', () => {
  it('keeps the greater revision whichever comes last', () => {
    expect(newer(revenue('2', 8), revenue('1', 7)).value).toBe('2')
    expect(newer(revenue('1', 7), revenue('2', 8)).value).toBe('2')
    expect(newer(undefined, revenue('1', 7)).value).toBe('1')
  })

  it('drops a late value from the stream', () => {
    const page = overview(item(revenue('200', 8)))
    expect(applyValue(page, revenue('100', 7))).toBe(page)
    expect(applyValue(page, revenue('100', 8))).toBe(page)
    expect(shown(applyValue(page, revenue('300', 9)))).toEqual(['300 at 9'])
  })

  it('keeps a streamed value when a slower fetch answers with an older one', () => {
    const page = overview(item(revenue('300', 9), '0.3'))
    const merged = mergeOverview(page, overview(item(revenue('200', 8), '0.2')))
    expect(shown(merged)).toEqual(['300 at 9'])
    expect(merged.items[0]?.attainment).toBe('0.3')
  })

  it('takes names, targets and attainment from a fetch of the same revision', () => {
    const page = overview(item(revenue('300', 9), '0.2'))
    const merged = mergeOverview(page, overview({ ...item(revenue('300', 9), '0.3'), target: { value: '1000' } }))
    expect(merged.items[0]).toMatchObject({ attainment: '0.3', target: { value: '1000' } })
  })

  it('ends the same in every order of arrival', () => {
    const arrivals = [revenue('1', 1), revenue('2', 2), revenue('3', 3), revenue('3', 3)]
    const orders = arrivals.flatMap((first, i) => [
      [first, ...arrivals.filter((_, j) => j !== i)],
      [...arrivals.filter((_, j) => j !== i).reverse(), first],
    ])
    for (const order of orders) {
      const end = order.reduce(applyValue, overview(item(revenue('0', 0))))
      expect(shown(end)).toEqual(['3 at 3'])
    }
  })
})

describe('a value goes only where it belongs', () => {
  it('ignores another subject, period or KPI', () => {
    const page = overview(item(revenue('200', 8)))
    expect(applyValue(page, revenue('300', 9, 'employee:boris.ivanov'))).toBe(page)
    expect(applyValue(page, { ...revenue('300', 9), period: '2026-10' })).toBe(page)
    expect(applyValue(page, { ...revenue('300', 9), kpi: 'calls' })).toBe(page)
  })

  it('reaches a person in a department', () => {
    const north: Overview = {
      period: '2026-11',
      subject: 'department:north',
      items: [item(revenue('500', 3, 'department:north'))],
      people: [
        { employee: 'anna.petrova', items: [item(revenue('200', 8))] },
        { employee: 'boris.ivanov', items: [item(revenue('300', 4, 'employee:boris.ivanov'))] },
      ],
    }
    const after = applyValue(north, revenue('250', 9))
    expect(after.people?.[0]?.items[0]?.value.value).toBe('250')
    expect(after.people?.[1]).toBe(north.people?.[1])
    expect(after.items).toBe(north.items)
    expect(mergeOverview(after, north).people?.[0]?.items[0]?.value.value).toBe('250')
  })

  it('starts afresh when the page shows another period', () => {
    const october = { ...overview(item({ ...revenue('900', 90), period: '2026-10' })), period: '2026-10' }
    expect(shown(mergeOverview(october, overview(item(revenue('200', 8)))))).toEqual(['200 at 8'])
  })
})
