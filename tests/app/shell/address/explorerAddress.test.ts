import { expect, test } from 'vitest';
import { vocabularyOf } from '../../../../src/app/shell/address/vocabulary.ts';
import { formatExplorerAddress, parseExplorerAddress } from '../../../../src/app/shell/address/explorerAddress.ts';

const VOCABULARY = vocabularyOf(false);

test('an address of the explorer reads back as it was written', () => {
  for (const most of [100, 5_000, null]) {
    const address = { wrapper: 'no-mutex', scenario: 'two-tabs', settings: { components: '1' }, most };
    expect(parseExplorerAddress(formatExplorerAddress(address), VOCABULARY)).toEqual({ address, notices: [] });
  }
});

test('an empty address explores the mutex with three components at once', () => {
  expect(parseExplorerAddress('', VOCABULARY).address).toEqual({
    wrapper: 'mutex',
    scenario: 'three-at-once',
    settings: {},
    most: 5_000,
  });
});

test('an unknown limit gives a message and the usual one', () => {
  const { address, notices } = parseExplorerAddress('most=7', VOCABULARY);
  expect(address.most).toBe(5_000);
  expect(notices).toEqual([
    'Failed to read the address: there is no limit “7”. Stopping after 5000 orders; choose another above.',
  ]);
});
