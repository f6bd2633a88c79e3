const axiosLike = (defaults) => {
  const handlers = { request: [], response: [] };
  const run = async (config) => {
    let cfg = { ...defaults, ...config, headers: { ...defaults.headers, ...config.headers } };
    for (const h of handlers.request) cfg = (await h(cfg)) || cfg;
    const res = await fetch(cfg.baseURL + cfg.url, { method: cfg.method || 'get', headers: cfg.headers, body: cfg.data && JSON.stringify(cfg.data) });
    const out = { status: res.status, data: await res.json().catch(() => null), config: cfg };
    if (res.ok) return out;
    const error = Object.assign(new Error('HTTP ' + res.status), { response: out, config: cfg });
    for (const [, bad] of handlers.response) if (bad) return bad(error);
    throw error;
  };
  return { request: run, use: handlers };
};
const http = axiosLike({ baseURL: process.env.VUE_APP_API_ROOT, headers: { 'content-type': 'application/json' } });
http.use.request.push((c) => { c.headers.Authorization = 'Bearer ' + localStorage.getItem('user-token'); return c; });
let pending = null;
http.use.response.push([null, async (error) => {
  if (error.response.status !== 401 || error.config._again || error.config.url === '/refresh') throw error;
  pending = pending || http.request({ url: '/refresh', method: 'post', data: { refresh: localStorage.getItem('user-refresh') } }).finally(() => { pending = null; });
  const { data } = await pending;
  localStorage.setItem('user-token', data.access); localStorage.setItem('user-refresh', data.refresh);
  return http.request({ ...error.config, _again: true });
}]);
module.exports.baseQuery = ({ baseUrl = '' } = {}) => async (args) => {
  const { url, method, body } = typeof args === 'string' ? { url: args } : args;
  try { return { data: (await http.request({ url: baseUrl + url, method, data: body })).data }; }
  catch (e) { return { error: { status: e.response ? e.response.status : 'FETCH_ERROR', data: e.response && e.response.data } }; }
};
