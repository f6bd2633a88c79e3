import { expect, test } from 'vitest';
import { parseAddress } from '../../../../src/app/shell/address/parseAddress.ts';
import { vocabularyOf } from '../../../../src/app/shell/address/vocabulary.ts';
import { SCENARIOS } from '../../../../src/sim/index.ts';
import { WRAPPERS } from '../../../../src/wrappers/index.ts';

test('every wrapper in every scenario has an address', () => {
  for (const { id: wrapper } of WRAPPERS) {
    for (const { id: scenario } of SCENARIOS) {
      const { address, notices } = parseAddress(`wrapper=${wrapper}&scenario=${scenario}`, vocabularyOf(false));
      expect([address.wrapper, address.scenario, notices]).toEqual([wrapper, scenario, []]);
    }
  }
});

test('a setting that the simulator would refuse is refused in the address', () => {
  expect(parseAddress('set.components=7&set.refresh=hang', vocabularyOf(false))).toMatchObject({
    address: { settings: { refresh: 'hang' } },
    notices: [
      'Failed to read the address: components cannot be “7”, only a whole number from 1 to 6. Showing the scenario as it is; change it above.',
    ],
  });
});

test('the reader’s own file has an address only while it is open', () => {
  expect(parseAddress('wrapper=own', vocabularyOf(true)).address.wrapper).toBe('own');
  expect(parseAddress('wrapper=own', vocabularyOf(false)).notices).toEqual([
    'Failed to read the address: there is no wrapper “own”. Showing mutex; choose one above.',
  ]);
});

test('a list of answers is a setting of an address, as it is on the command line', () => {
  expect(parseAddress('set.refresh=500,429,normal', vocabularyOf(false))).toMatchObject({
    address: { settings: { refresh: '500,429,normal' } },
  });
});
