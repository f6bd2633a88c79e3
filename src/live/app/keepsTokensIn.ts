/** Where the wrapper with this id looks for its tokens. */
export function keepsTokensIn(wrapper: string): 'auth-store' | 'localStorage' {
  return wrapper === 'promise-flag' ? 'localStorage' : 'auth-store';
}
