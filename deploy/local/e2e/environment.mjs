/** An unset or empty variable takes the default. */
export function env(name, otherwise) {
  const value = process.env[name]
  return value === undefined || value === '' ? otherwise : value
}

export function required(name) {
  const value = env(name, undefined)
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}
