import type { Accrual, KpiItem, Overview } from '../api/types'

export const PERIOD = '2026-11'
export const OWN = 'employee:anna.petrova'

export const revenue = (value: string | null, revision: number, subject = OWN): KpiItem => ({
  kpi: 'revenue',
  names: { en: 'Revenue', ru: 'Выручка' },
  unit: 'money',
  decimals: 2,
  direction: 'higher',
  value: { kpi: 'revenue', subject, period: PERIOD, value, currency: 'EUR', revision, marks: ['unconfirmed'] },
  target: { value: '100000.00', currency: 'EUR' },
  attainment: value === null ? null : '0.8125',
})

export const overview = (...items: KpiItem[]): Overview => ({
  period: PERIOD,
  subject: OWN,
  asOf: '2026-11-23T12:03:04Z',
  items,
})

export const accrual = (amount: string, revision: number, status = 'current'): Accrual => ({
  employee: 'anna.petrova',
  period: PERIOD,
  status,
  revision,
  total: { amount, currency: 'EUR' },
  components: [
    {
      code: 'commission',
      name: { en: 'Commission', ru: 'Комиссия' },
      amount: { amount, currency: 'EUR' },
      formula: { en: 'revenue (each part at the rate of its tier): 81,250', ru: 'revenue (каждая часть): 81 250' },
      slices: [
        {
          formula: { en: '81,250 x 3 % = 2,437.50 EUR', ru: '81 250 x 3 % = 2 437,50 EUR' },
          amount,
          ratePercent: '3.00',
          x: '81250.00',
          kpi: 'revenue',
          credits: [{ source: 'amocrm-main', entity: 'deal', id: '31926529', day: '2026-11-03', x: '81250.00', amount }],
        },
      ],
    },
  ],
})

/** What Anna's page asks for; a test replaces what it is about. */
export const anna = () => ({
  '/api/session': { name: 'Anna Petrova', employee: 'anna.petrova', roles: ['employee'] },
  '/api/definitions/me': { employee: { code: 'anna.petrova', name: 'Anna Petrova' }, heads: [], company: { zone: 'UTC' } },
  '/api/metrics/overview': overview(revenue('81250.000000', 7)) as unknown,
  '/api/motivation/accruals/anna.petrova/2026-11': accrual('2437.50', 3) as unknown,
})
