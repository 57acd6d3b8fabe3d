/** The mark: a barrier lifted at its post. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0b7757" />
      <path d="M9 24.5V13" stroke="#fff" strokeWidth="3.6" strokeLinecap="round" />
      <path d="M9.4 18.2 25 8.4" stroke="#fff" strokeWidth="3.6" strokeLinecap="round" />
      <path d="m14.7 14.9 4.4-2.8" stroke="#0b7757" strokeWidth="3.6" />
      <path d="M24 24.5v-3" stroke="#fff" strokeWidth="3.6" strokeLinecap="round" opacity=".65" />
    </svg>
  );
}

export function Logo({ size = 26 }: { size?: number }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: size * 0.36 }}>
      <Mark size={size} />
      <span style={{ fontWeight: 650, fontSize: size * 0.62, letterSpacing: '-0.022em' }}>Tollgate</span>
    </span>
  );
}
