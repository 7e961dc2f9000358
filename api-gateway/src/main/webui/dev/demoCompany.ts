/** The demo company as `./merit up` loads it, for working on the pages without the services. Amounts in cents. */

export interface Deal {
  id: string
  source: string
  day: number
  won: boolean
  cents: bigint
  marks: string[]
}

export interface Employee {
  code: string
  name: string
  department: string
  position: string
  heads: string[]
  deals: Deal[]
  calls: number
}

/** A small generator with a seed: the same figures at every start. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

function deals(seed: number, count: number, lost: number): Deal[] {
  const roll = dice(seed)
  return Array.from({ length: count + lost }, (_, index) => ({
    id: String(31_926_000 + seed * 97 + index * 13),
    source: ['amocrm-main', 'pipedrive-main', 'standard-main'][Math.floor(roll() * 3)] ?? 'amocrm-main',
    day: 1 + Math.floor(roll() * 22),
    won: index < count,
    cents: BigInt(200_000 + Math.floor(roll() * 1_900_000 / 500) * 500),
    marks: index === 2 ? ['unconfirmed'] : [],
  })).sort((a, b) => b.day - a.day)
}

const rep = (code: string, name: string, department: string, seed: number, won: number, lost: number, calls: number) => ({
  code,
  name,
  department,
  position: 'sales-rep',
  heads: [],
  deals: deals(seed, won, lost),
  calls,
})

const head = (code: string, name: string, department: string, heads: string[]) => ({
  code,
  name,
  department,
  position: 'department-head',
  heads,
  deals: [],
  calls: 0,
})

export const EMPLOYEES: Employee[] = [
  head('maria.sokolova', 'Maria Sokolova', 'sales', ['sales']),
  head('ivan.orlov', 'Ivan Orlov', 'north', ['north']),
  head('olga.smirnova', 'Olga Smirnova', 'south', ['south']),
  rep('anna.petrova', 'Anna Petrova', 'north', 11, 12, 9, 214),
  rep('boris.ivanov', 'Boris Ivanov', 'north', 23, 8, 11, 171),
  rep('clara.weber', 'Clara Weber', 'north', 37, 15, 8, 260),
  rep('dmitri.volkov', 'Dmitri Volkov', 'south', 41, 9, 6, 148),
  rep('elena.kuznetsova', 'Elena Kuznetsova', 'south', 59, 11, 12, 233),
]

export const ADMINS: Record<string, { name: string; role: string }> = {
  'kim.admin': { name: 'Kim Admin', role: 'kpi-admin' },
  'chris.comp': { name: 'Chris Comp', role: 'comp-admin' },
  'pat.payroll': { name: 'Pat Payroll', role: 'payroll' },
  'otto.ops': { name: 'Otto Ops', role: 'ops' },
  'ada.auditor': { name: 'Ada Auditor', role: 'auditor' },
}

const DEPARTMENTS: Record<string, string[]> = { sales: ['north', 'south'], north: [], south: [] }

/** The reps of a subject: one person, a department with its sub-departments, or everybody. */
export function repsOf(subject: string): Employee[] {
  const [kind, code = ''] = subject.split(':')
  if (kind === 'employee') return EMPLOYEES.filter((each) => each.code === code)
  const reps = EMPLOYEES.filter((each) => each.position === 'sales-rep')
  if (kind === 'company') return reps
  return reps.filter((each) => each.department === code || DEPARTMENTS[code]?.includes(each.department))
}
