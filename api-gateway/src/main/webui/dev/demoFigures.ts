import { repsOf, type Employee } from './demoCompany.ts'

const money = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

const won = (reps: Employee[]) => reps.flatMap((rep) => rep.deals).filter((deal) => deal.won)
const sum = (reps: Employee[]) => won(reps).reduce((total, deal) => total + deal.cents, 0n)

/** Half up to four more places, as the services do. */
function quotient(numerator: bigint, denominator: bigint, places: number): string | null {
  if (denominator === 0n) return null
  const scale = 10n ** BigInt(places)
  const rounded = (2n * numerator * scale + denominator) / (2n * denominator)
  return `${rounded / scale}.${String(rounded % scale).padStart(places, '0')}`
}

interface Kpi {
  kpi: string
  names: { ru: string; en: string }
  unit: string
  decimals: number
  target: bigint | undefined
  parts: (reps: Employee[]) => [bigint, bigint]
}

const KPIS: Kpi[] = [
  { kpi: 'revenue', names: { ru: 'Выручка', en: 'Revenue' }, unit: 'money', decimals: 2, target: 150_000n, parts: (reps) => [sum(reps), 100n] },
  { kpi: 'deals-won', names: { ru: 'Выигранные сделки', en: 'Deals won' }, unit: 'count', decimals: 0, target: 12n, parts: (reps) => [BigInt(won(reps).length), 1n] },
  { kpi: 'average-deal', names: { ru: 'Средняя сделка', en: 'Average deal' }, unit: 'money', decimals: 2, target: undefined, parts: (reps) => [sum(reps), 100n * BigInt(won(reps).length)] },
  { kpi: 'win-rate', names: { ru: 'Доля выигранных', en: 'Win rate' }, unit: 'percent', decimals: 1, target: 55n, parts: (reps) => [100n * BigInt(won(reps).length), BigInt(reps.flatMap((rep) => rep.deals).length)] },
  { kpi: 'calls', names: { ru: 'Звонки', en: 'Calls' }, unit: 'count', decimals: 0, target: 260n, parts: (reps) => [BigInt(reps.reduce((calls, rep) => calls + rep.calls, 0)), 1n] },
]

export function itemsOf(subject: string, period: string, revision: number) {
  const reps = repsOf(subject)
  const sold = sum(reps)
  return KPIS.map((kpi) => {
    const [numerator, denominator] = kpi.parts(reps)
    const additive = kpi.kpi !== 'win-rate'
    const target = kpi.target === undefined || sold === 0n ? undefined : additive ? kpi.target * BigInt(reps.length) : kpi.target
    const currency = kpi.unit === 'money' ? { currency: 'EUR' } : {}
    const marks = kpi.kpi === 'revenue' && won(reps).some((deal) => deal.marks.length > 0) ? ['unconfirmed'] : []
    return {
      kpi: kpi.kpi,
      names: kpi.names,
      unit: kpi.unit,
      decimals: kpi.decimals,
      direction: 'higher',
      value: { kpi: kpi.kpi, subject, period, value: quotient(numerator, denominator, kpi.decimals + 4), ...currency, numerator: String(numerator), denominator: String(denominator), revision, marks },
      ...(target ? { target: { value: `${target}.00`, ...currency }, attainment: quotient(numerator, denominator * target, 6) } : {}),
    }
  })
}

export function contributionsOf(kpi: string, subject: string, period: string) {
  const reps = repsOf(subject)
  return reps
    .flatMap((rep) => rep.deals.filter((deal) => deal.won || kpi === 'win-rate').map((deal) => ({ rep, deal })))
    .map(({ rep, deal }) => ({
      source: deal.source,
      entity: 'deal',
      id: deal.id,
      employee: rep.code,
      day: `${period}-${String(deal.day).padStart(2, '0')}`,
      numerator: kpi === 'revenue' || kpi === 'average-deal' ? money(deal.cents) : deal.won ? '1' : '0',
      denominator: kpi === 'win-rate' || kpi === 'average-deal' ? '1' : '0',
      ...(kpi === 'revenue' ? { currency: 'EUR' } : {}),
      marks: deal.marks,
      ...(deal.source === 'pipedrive-main' ? { url: `https://demo.pipedrive.example/deal/${deal.id}` } : {}),
    }))
}

const TIERS = [
  { from: 0n, to: 100_000_00n, rate: 3n },
  { from: 100_000_00n, to: 300_000_00n, rate: 5n },
  { from: 300_000_00n, to: undefined, rate: 7n },
]

const grouped = (cents: bigint, language: 'ru' | 'en') =>
  new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { minimumFractionDigits: 2 }).format(money(cents) as Intl.StringNumericLiteral)

/** The deals fill the tiers one after another; one that crosses a bound is in both. */
function creditsWithin(rep: Employee, from: bigint, to: bigint | undefined) {
  let start = 0n
  return [...won([rep])].reverse().flatMap((deal) => {
    const [low, high] = [start > from ? start : from, start + deal.cents]
    const end = to !== undefined && high > to ? to : high
    start = high
    return end > low ? [{ deal, cents: end - low }] : []
  })
}

function commission(rep: Employee, period: string) {
  const total = sum([rep])
  let cents = 0n
  const slices = TIERS.flatMap(({ from, to, rate }) => {
    const x = total <= from ? 0n : (to !== undefined && total > to ? to : total) - from
    if (x === 0n) return []
    const amount = (x * rate) / 100n
    cents += amount
    const bounds = (language: 'ru' | 'en') =>
      `${grouped(from, language)} ${to === undefined ? '…' : (language === 'ru' ? 'до ' : 'to ') + grouped(to, language)}`
    const formula = (language: 'ru' | 'en') => `${grouped(x, language)} x ${rate} % (${bounds(language)}) = ${grouped(amount, language)} EUR`
    return [{
      formula: { ru: formula('ru'), en: formula('en') },
      amount: money(amount),
      from: money(from),
      ...(to === undefined ? {} : { to: money(to) }),
      ratePercent: String(rate),
      x: money(x),
      kpi: 'revenue',
      credits: creditsWithin(rep, from, to).map(({ deal, cents: part }) => ({ source: deal.source, entity: 'deal', id: deal.id, day: `${period}-${String(deal.day).padStart(2, '0')}`, x: money(part), amount: money((part * rate) / 100n) })),
    }]
  })
  return {
    cents,
    component: {
      code: 'commission', kind: 'commission', name: { ru: 'Комиссия с выручки', en: 'Commission on revenue' },
      amount: { amount: money(cents), currency: 'EUR' },
      formula: {
        ru: `revenue (каждая часть по ставке своей ступени): ${grouped(total, 'ru')} = ${grouped(cents, 'ru')} EUR`,
        en: `revenue (each part at the rate of its tier): ${grouped(total, 'en')} = ${grouped(cents, 'en')} EUR`,
      },
      slices,
    },
  }
}

function scorecard(rep: Employee, period: string) {
  const weights: Record<string, bigint> = { 'deals-won': 40n, 'win-rate': 30n, calls: 30n }
  let cents = 0n
  const slices = itemsOf(`employee:${rep.code}`, period, 1).filter((item) => weights[item.kpi]).map((item) => {
    const weight = weights[item.kpi] ?? 0n
    const attained = Number(item.attainment ?? 0)
    const pays = attained >= 1 ? 100n : attained >= 0.8 ? 75n : 0n
    const amount = (1_500_00n * weight * pays) / 10_000n
    cents += amount
    const percent = (attained * 100).toFixed(2)
    return {
      formula: {
        ru: `${item.kpi}: 1 500 x вес ${weight} % x ${pays} % (выполнение ${percent.replace('.', ',')} %) = ${grouped(amount, 'ru')} EUR`,
        en: `${item.kpi}: 1,500 x weight ${weight} % x ${pays} % (attainment ${percent} %) = ${grouped(amount, 'en')} EUR`,
      },
      amount: money(amount), kpi: item.kpi, weightPercent: String(weight), payPercent: String(pays), attainment: item.attainment,
    }
  })
  const formula = (ru: boolean) => `1${ru ? ' ' : ','}500 EUR x ${ru ? 'веса трёх KPI' : 'the weights of 3 KPIs'} = ${grouped(cents, ru ? 'ru' : 'en')} EUR`
  return {
    cents,
    component: { code: 'scorecard', kind: 'scorecard', name: { ru: 'Карта показателей', en: 'Scorecard' }, amount: { amount: money(cents), currency: 'EUR' }, formula: { ru: formula(true), en: formula(false) }, slices },
  }
}

function override(head: Employee) {
  let cents = 0n
  const reps = head.heads.flatMap((department) => repsOf(`department:${department}`))
  const slices = reps.map((rep) => {
    const amount = sum([rep]) / 100n
    cents += amount
    const formula = (language: 'ru' | 'en') => `${rep.code}: ${grouped(sum([rep]), language)} x 1 % = ${grouped(amount, language)} EUR`
    return { formula: { ru: formula('ru'), en: formula('en') }, amount: money(amount), kpi: 'revenue', ratePercent: '1', x: money(sum([rep])), employee: rep.code }
  })
  return {
    cents,
    component: {
      code: 'override', kind: 'override', name: { ru: 'С результатов отдела', en: 'From the department' }, amount: { amount: money(cents), currency: 'EUR' },
      formula: { ru: `1 % от результатов людей подразделения: ${grouped(cents, 'ru')} EUR`, en: `1 % of the results of the people of the subtree: ${grouped(cents, 'en')} EUR` },
      slices,
    },
  }
}

export function accrualOf(employee: Employee, period: string, revision: number) {
  const parts = employee.heads.length > 0 ? [override(employee)] : [commission(employee, period), scorecard(employee, period)]
  const total = parts.reduce((cents, part) => cents + part.cents, 0n)
  return {
    employee: employee.code, period, status: 'current', revision, payable: true,
    schemes: [{ code: employee.position, version: 1 }],
    total: { amount: money(total), currency: 'EUR' },
    components: parts.map((part) => part.component),
    calculatedAt: new Date().toISOString(), marks: [],
  }
}
