import { http, HttpResponse } from 'msw';
import { checkAccess, refreshSession } from '../backend/tokenService.ts';
export function createHandlers({ vault, policy, nowMs, newToken, observe, hang }: any): any {
  const guard = async (request: Request) => { const h = request.headers.get('authorization'); const ok = h && await vault.update((s: any) => [s, checkAccess(s, h.slice(7), nowMs())]); return ok ? HttpResponse.json([]) : HttpResponse.json({ detail: 'x' }, { status: 401 }); };
  return [http.get('*/api/*', ({ request }) => guard(request)), http.post('*/api/*', async ({ request }) => {
    const b: any = await request.json(); const t = b.refresh_token ?? b.token; if (t == null) return HttpResponse.json({}, { status: 422 });
    switch (policy().refreshAnswer) { case '401': return HttpResponse.json({}, { status: 401 }); case '500': return HttpResponse.text('Internal Server Error', { status: 500 }); case '500-json': return HttpResponse.json({}, { status: 500 }); case 'offline': return HttpResponse.error(); case 'hang': return hang(); }
    const r: any = await vault.update((s: any) => refreshSession(s, t, policy(), nowMs(), newToken));
    if (r.type === 'refused') { if (r.revokedFamilyId) observe({ type: 'family-revoked' }); return HttpResponse.json({}, { status: 401 }); }
    observe({ type: 'tokens-issued', pair: r.pair });
    return HttpResponse.json(b.token ? { accessToken: r.pair.access.token, refreshToken: r.pair.refresh.token } : { access_token: r.pair.access.token, refresh_token: r.pair.refresh.token, token_type: 'bearer' });
  })];
}
