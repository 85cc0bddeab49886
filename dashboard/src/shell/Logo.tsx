/** Our mark: a signature on its line. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" fill="#0f7480" />
      <path
        d="M6.5 20.5c4-10.5 9-13.5 10.2-10.8 1.3 3-6.4 10.3-3.6 11 2.2.6 5-4.4 6.6-4.1 1.6.3-.5 3.6 1.2 4 1.3.3 2.9-1 4.6-2.6"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path d="M7 25h18" stroke="#8ec5cc" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}
