import { expect, test } from 'vitest';
import { vocabularyOf } from '../../../../src/app/shell/address/vocabulary.ts';
import { formatNetworkAddress, parseNetworkAddress } from '../../../../src/app/shell/address/networkAddress.ts';
import type { NetworkAddress } from '../../../../src/app/shell/address/networkAddress.ts';

const VOCABULARY = vocabularyOf(false);

const POSITION: NetworkAddress = {
  wrapper: 'no-mutex',
  scenario: 'two-tabs',
  settings: { components: '1', reuse: 'revoke-family' },
  goal: 'log-out',
  moves: ['posts.1>', 'posts@2.1>', 'posts.1<', 'posts.r1>', 'users+', 't3', 'logout', 'abort:posts'],
  timeline: true,
};

test('a position reads back as it was written', () => {
  const query = formatNetworkAddress(POSITION);
  expect(parseNetworkAddress(query, VOCABULARY)).toEqual({ address: POSITION, notices: [] });
});

test('an address without anything is a game from the start, without an aim', () => {
  expect(parseNetworkAddress('', VOCABULARY).address).toMatchObject({
    wrapper: 'mutex',
    goal: null,
    moves: [],
    timeline: false,
  });
});

test('a damaged move gives a message and the start', () => {
  const { address, notices } = parseNetworkAddress('wrapper=mutex&moves=posts.1%3E+po%25sts', VOCABULARY);
  expect(address.moves).toEqual([]);
  expect(notices).toEqual([
    'Failed to read the moves in the link: “po%sts” is none. The link may have been cut or changed. Showing the start; ask for the link again.',
  ]);
});

test('an unknown aim gives a message and none', () => {
  const { address, notices } = parseNetworkAddress('goal=win', VOCABULARY);
  expect(address.goal).toBeNull();
  expect(notices).toEqual([
    'Failed to read the address: there is no aim “win”. Playing without one; choose one above.',
  ]);
});
