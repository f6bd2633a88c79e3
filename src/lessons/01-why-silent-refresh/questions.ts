import { factsOf } from '../../sim/index.ts';
import type { Mutant } from '../../quiz/index.ts';
import type { Lesson } from '../lesson.ts';
import { answerText, requestIn, specOf } from '../observe.ts';

const PLAIN = specOf('plain', 'three-at-once');

const FORGED: Mutant = {
  of: 'plain',
  name: 'Plain, a forged token',
  replace: [['`Bearer ${accessToken}`', '`Bearer ${accessToken}x`']],
};

const OTHER_SCHEME: Mutant = {
  of: 'plain',
  name: 'Plain, another scheme',
  replace: [['`Bearer ${accessToken}`', '`Token ${accessToken}`']],
};

const NO_HEADER: Mutant = {
  of: 'plain',
  name: 'Plain, no header',
  replace: [["    if (accessToken) headers.set('Authorization', `Bearer ${accessToken}`);\n", '']],
};

export const lesson: Lesson = {
  title: 'Why silent refresh',
  about: 'What an expired token does to a page, and what FastAPI answers.',
  minutes: 7,
  signature: PLAIN,
  claims: {
    'works-before': {
      says: 'Plain, fresh token: an access token lives for fifteen minutes; no 401, all three are filled',
      run: specOf('plain', 'fresh'),
      holds: (trace) =>
        trace.scenario.server.accessSeconds === 15 * 60 &&
        factsOf(trace).unauthorized === 0 &&
        factsOf(trace).succeeded === 3,
    },
    'three-errors': {
      says: 'Plain, three at once: three 401s, no refresh, all three fail although a refresh token is at hand',
      run: PLAIN,
      holds: (trace) => {
        const { unauthorized, refreshRequests, failed } = factsOf(trace);
        return unauthorized === 3 && refreshRequests === 0 && failed === 3 && trace.scenario.refreshToken === 'good';
      },
    },
    'all-alike': {
      says: 'FastAPI answers an expired and a forged token with the same status and the same body',
      run: [specOf('plain', 'one-expired'), specOf(FORGED, 'one-expired')],
      holds: (expired, forged) =>
        answerText(expired, 'posts.1') === answerText(forged, 'posts.1') &&
        (answerText(forged, 'posts.1') ?? '').startsWith('401 '),
    },
    'no-header-differs': {
      says: 'A missing header and one of another scheme are a 401 too, both with the same other detail',
      run: [specOf('plain', 'one-expired'), specOf(NO_HEADER, 'one-expired'), specOf(OTHER_SCHEME, 'one-expired')],
      holds: (expired, missing, other) =>
        (answerText(missing, 'posts.1') ?? '').startsWith('401 ') &&
        answerText(expired, 'posts.1') !== answerText(missing, 'posts.1') &&
        answerText(other, 'posts.1') === answerText(missing, 'posts.1'),
    },
    'with-a-wrapper': {
      says: 'Mutex, three at once: the same page is filled, and the user notices nothing but a delay',
      run: specOf('mutex', 'three-at-once'),
      holds: (trace) => factsOf(trace).outcome === 'all-succeeded' && factsOf(trace).forcedLogouts === 0,
    },
    'carries-a1': {
      says: 'Plain: each request carries the access token that the store holds, expired or not',
      run: PLAIN,
      holds: (trace) => ['posts.1', 'users.1', 'comments.1'].every((id) => requestIn(trace, id)?.access === 1),
    },
  },
  questions: [
    {
      id: 'plain-outcome',
      kind: 'choice',
      prompt: 'The access token has expired, the refresh token is good. What does the user see in the end?',
      run: PLAIN,
      observe: (trace) => factsOf(trace).outcome,
      options: [
        {
          value: 'all-succeeded',
          text: 'Three filled cards.',
          trueOf: specOf('mutex', 'three-at-once'),
          if: 'with a reauth wrapper',
          because: 'Something has to notice the 401, refresh, and ask again. fetchBaseQuery does none of it.',
        },
        { value: 'some-failed', text: 'Three errors, and the page stays.' },
        {
          value: 'logged-out',
          text: 'The login page.',
          trueOf: specOf('mutex', 'refresh-refused'),
          if: 'with a wrapper, if the session were really over',
          because: 'Somebody has to call logout(). Here nobody does.',
        },
        {
          value: 'stuck',
          text: 'Three cards that load for ever.',
          trueOf: specOf('wrapped-refresh-mutex', 'three-at-once'),
          if: 'if a wrapper waited for itself',
          because: 'That is a later lesson. Here every request is answered, and every answer is final.',
        },
      ],
      explain: {
        right:
          'A 401 is an answer like any other. fetchBaseQuery hands it on as an error, three times, and the refresh token lies unused.',
      },
    },
    {
      id: 'same-answer',
      kind: 'choice',
      prompt:
        'The FastAPI of this lab gets a token with a broken signature. How does its answer compare with that to an expired token?',
      run: [specOf('plain', 'one-expired'), specOf(FORGED, 'one-expired')],
      observe: (first, second) => {
        const [a, b] = [answerText(first, 'posts.1') ?? '', answerText(second, 'posts.1') ?? ''];
        if (a === b) return 'same';
        return a.slice(0, 3) === b.slice(0, 3) ? 'other-detail' : 'other-status';
      },
      options: [
        { value: 'same', text: 'The same status, the same body.' },
        {
          value: 'other-detail',
          text: 'The same status, another detail in the body.',
          trueOf: [specOf('plain', 'one-expired'), specOf(NO_HEADER, 'one-expired')],
          if: 'if the header were missing altogether',
          because: 'Then the security scheme answers before your own code looks at a token.',
        },
        {
          value: 'other-status',
          text: 'Another status.',
          trueOf: [specOf('plain', 'one-expired'), specOf('plain', 'fresh')],
          if: 'if the second token were good',
          because: 'A token is accepted, or it is not: the handler of FastAPI’s tutorial knows no third answer.',
        },
      ],
      shut: false,
      explain: {
        right:
          'The handler of FastAPI’s tutorial catches every kind of bad token in one place and raises the same error. From that answer alone an app cannot tell that a token has expired: it can only try to refresh.',
      },
    },
    {
      id: 'what-exp-is-for',
      kind: 'concept',
      prompt: 'An app decodes its access token and reads exp. What may it conclude?',
      pick: 'one',
      options: [
        {
          value: 'valid',
          text: 'Until then, the token is valid.',
          because: 'It may be signed with a key that is no longer used, or revoked, where the server looks that up.',
        },
        {
          value: 'no-later',
          text: 'About when the server will stop accepting it.',
          right: true,
          because:
            'exp is the end that the token itself states. Whether it is accepted at a given moment, the server says.',
        },
        {
          value: 'to-the-second',
          text: 'From that second on, any request with it is refused.',
          because:
            'The server may allow for clocks that differ, usually by no more than a few minutes; and this clock may be the wrong one.',
        },
        {
          value: 'signature',
          text: 'If exp lies ahead, the signature is right.',
          because: 'Anyone can write a payload with any exp. Decoding checks no signature.',
        },
      ],
      source: {
        title: 'RFC 7519, JSON Web Token, section 4.1.4',
        url: 'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4',
      },
      explain: {
        right:
          'A client may read exp as a hint, for instance to refresh a little early. It keeps the path for 401 all the same.',
      },
    },
    {
      id: 'plain-cure',
      kind: 'why',
      prompt: 'The same page, the same moment. Which of these changes, each made alone, takes the 401s off the screen?',
      run: PLAIN,
      effect: (trace) => factsOf(trace).failed > 0,
      effectName: 'the errors on the screen',
      pick: 'all',
      options: [
        {
          value: 'longer-life',
          text: 'From now on FastAPI issues access tokens that live for an hour.',
          change: { settings: { 'access-seconds': '3600' } },
          because: 'The token in the store was issued before, and stays expired.',
        },
        {
          value: 'no-rotation',
          text: 'FastAPI does not rotate refresh tokens.',
          change: { settings: { rotation: 'off' } },
          because: 'No refresh token is presented at all, so its rules do not matter.',
        },
        {
          value: 'wrapper',
          text: 'A reauth wrapper stands in place of fetchBaseQuery.',
          change: { wrapper: 'mutex' },
          because: 'It refreshes and asks again.',
        },
        {
          value: 'fresh',
          text: 'The components mount some minutes earlier, before the token expires.',
          change: { scenario: 'fresh' },
          because: 'A good token needs no refresh. It only moves the problem to a later request.',
        },
      ],
      hints: [
        { text: 'Which of them changes the token that these three requests carry, or what happens after a 401?' },
      ],
      explain: {
        right:
          'Of these, two help: a token that is still good, and somebody who reacts to the 401. A longer life makes the moment rarer, and does not remove it.',
      },
    },
  ],
  inTheWild: [
    {
      title: 'FastAPI: OAuth2 with Password, Bearer with JWT tokens',
      url: 'https://fastapi.tiangolo.com/tutorial/security/oauth2-jwt/',
      about: 'the handler that answers every bad token alike, and its WWW-Authenticate header',
    },
    {
      title: 'RFC 6749, section 1.5',
      url: 'https://www.rfc-editor.org/rfc/rfc6749#section-1.5',
      about: 'what a refresh token is, with the drawing everybody copies',
    },
    {
      title: 'FastAPI: Use Old 403 Authentication Error Status Codes',
      url: 'https://fastapi.tiangolo.com/how-to/authentication-error-status-code/',
      about: 'when a missing header became a 401, and how to have the 403 back',
    },
    {
      title: 'OWASP: JSON Web Token for Java Cheat Sheet',
      url: 'https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html',
      about: 'what can go wrong with JWTs, and where to keep them',
    },
  ],
};
