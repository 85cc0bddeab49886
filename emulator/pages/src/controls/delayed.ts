import { useEffect, useState } from 'react'

/** The value once it has rested for `milliseconds`: typing asks the server once, not per key. */
export function useDelayed<Value>(value: Value, milliseconds = 250): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return rested
}
