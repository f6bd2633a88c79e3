import { expect, test } from 'vitest';
import { appSpecifier } from '../../../src/sim/world/appSpecifier.ts';

const KNOWN = ['@/api', '@/config', '@/slices/authSlice', '@/stores/authStore'];

test.each([
  ['@/stores/authStore', '@/stores/authStore'],
  ['../../stores/authStore.ts', '@/stores/authStore'],
  ['./authStore', '@/stores/authStore'],
  ['../store/auth', '@/stores/authStore'],
  ['@/stores/useAuthStore', '@/stores/authStore'],
  ['~/state/auth-store', '@/stores/authStore'],
  ['../features/auth/authSlice', '@/slices/authSlice'],
  ['@/redux/auth/slice', '@/slices/authSlice'],
  ['./config', '@/config'],
  ['../config/api', '@/config'],
])('%s means %s', (specifier, meant) => {
  expect(appSpecifier(specifier, KNOWN)).toBe(meant);
});

test.each(['axios', 'stores/authStore', '../store', '@/store/user', './api/client'])(
  '%s means nothing',
  (specifier) => {
    expect(appSpecifier(specifier, KNOWN)).toBeUndefined();
  },
);
