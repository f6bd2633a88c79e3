/* What the values of a server's settings are called in a sentence about it. */

/** Refresh tokens … */
export const ROTATION_WORDS = { rotate: 'work once', off: 'work for ever' } as const;

/** A used one … */
export const REUSE_WORDS = { refuse: 'is refused', 'revoke-family': 'ends the session' } as const;

/** A refresh is answered … */
export const REFRESH_WORDS = {
  normal: 'normally',
  '401': 'with 401',
  '500': 'with 500 as text',
  '500-json': 'with 500 as JSON',
  offline: 'with a network error',
  hang: 'never',
} as const;
