/** The mark's lines, in a box of 32 by 32. */
export function MarkShape() {
  return (
    <>
      <rect width="32" height="32" rx="8" fill="#0b7757" />
      <path d="M9.2 17.6v7.6" stroke="#fff" strokeWidth="4" strokeLinecap="round" />
      <circle cx="9.2" cy="16.8" r="4" fill="#fff" />
      <path d="M12 15.3 26 7" stroke="#fff" strokeWidth="3.6" strokeLinecap="round" />
      <path d="m17.2 12.2 2.8-1.66" stroke="#0b7757" strokeWidth="3.8" />
      <path d="M16.5 25.3H26" stroke="#fff" strokeWidth="2.8" strokeLinecap="round" opacity=".6" />
    </>
  );
}

/** The mark: a barrier lifted at its post. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <MarkShape />
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
