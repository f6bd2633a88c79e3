import type { RequestRecord } from '../../sim/index.ts';

/** As `requestName`, with an article where it has no number: `the refresh`, `its refresh`, `refresh 2`, `try 1`. */
export function theRequest(request: RequestRecord, article: 'the' | 'its'): string {
  const name = requestName(request);
  return /\d$/.test(name) ? name : `${article} ${name}`;
}

/** A request as one of its call's: `try 1`, `refresh`, `refresh 2`. */
export function requestName(request: RequestRecord): string {
  switch (request.role) {
    case 'refresh':
      return request.attempt === 1 ? 'refresh' : `refresh ${request.attempt}`;
    case 'login':
    case 'logout':
      return `${request.role} request`;
    case 'api':
      return request.call === null ? 'request' : `try ${request.attempt}`;
  }
}
