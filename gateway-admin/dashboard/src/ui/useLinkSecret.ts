import { useState } from 'react';

/** The secret of a letter's or an invitation's link: behind the `#`, so that no server has seen it. */
export function useLinkSecret(): string {
  const [secret] = useState(() => window.location.hash.slice(1));
  return secret;
}
