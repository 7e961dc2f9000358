import type { KpiItem, KpiValue, Overview } from '../api/types'

/** Of two readings of one value the one with the greater revision; the second where they are equal. */
export function newer(known: KpiValue | undefined, arrived: KpiValue): KpiValue {
  return known !== undefined && known.revision > arrived.revision ? known : arrived
}

function mergeItem(known: KpiItem | undefined, arrived: KpiItem): KpiItem {
  if (known === undefined || known.value.revision <= arrived.value.revision) return arrived
  // The attainment belongs to the value that it was computed from.
  return { ...arrived, value: known.value, attainment: known.attainment ?? null }
}

const byKpi = (items: readonly KpiItem[] | undefined) => new Map(items?.map((item) => [item.kpi, item]))

/** A fetched overview over the one on the page: no item goes back to an older revision. */
export function mergeOverview(known: Overview | undefined, arrived: Overview): Overview {
  if (known?.subject !== arrived.subject || known.period !== arrived.period) return arrived
  const items = byKpi(known.items)
  const merged: Overview = { ...arrived, items: arrived.items.map((item) => mergeItem(items.get(item.kpi), item)) }
  if (arrived.people) {
    const people = new Map(known.people?.map((person) => [person.employee, byKpi(person.items)]))
    merged.people = arrived.people.map((person) => ({
      ...person,
      items: person.items.map((item) => mergeItem(people.get(person.employee)?.get(item.kpi), item)),
    }))
  }
  return merged
}

function applyToItems(items: KpiItem[], value: KpiValue): KpiItem[] {
  const index = items.findIndex((item) => item.kpi === value.kpi)
  const item = items[index]
  if (item === undefined || item.value.revision >= value.revision) return items
  return items.with(index, { ...item, value })
}

/**
 * One value from the stream, put where it belongs. The same object comes back if nothing changed: the value is
 * older, already there, or of a subject, period or KPI that is not on the page.
 * The attainment stays until the overview is fetched again: only the service knows its rule.
 */
export function applyValue(overview: Overview, value: KpiValue): Overview {
  if (overview.period !== value.period) return overview
  if (overview.subject === value.subject) {
    const items = applyToItems(overview.items, value)
    return items === overview.items ? overview : { ...overview, items }
  }
  const index = overview.people?.findIndex((person) => `employee:${person.employee}` === value.subject) ?? -1
  const person = overview.people?.[index]
  if (overview.people === undefined || person === undefined) return overview
  const items = applyToItems(person.items, value)
  return items === person.items ? overview : { ...overview, people: overview.people.with(index, { ...person, items }) }
}
