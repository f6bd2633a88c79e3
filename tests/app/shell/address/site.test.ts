import { beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('location', { href: 'http://localhost:4173/#/sandbox' });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  });
  return () => vi.unstubAllGlobals();
});

test('links name this site, or the one that is wanted, until this one is wanted again', async () => {
  const { linkAt, nameSite, siteOfLinks } = await import('../../../../src/app/shell/address/site.ts');
  expect(linkAt('/sandbox?v=1')).toBe('http://localhost:4173/#/sandbox?v=1');
  expect(nameSite(' https://lab.example.org/course/#/x ')).toBeNull();
  expect(linkAt('/sandbox?v=1')).toBe('https://lab.example.org/course/#/sandbox?v=1');
  expect(nameSite('javascript:alert(1)')).toContain('it is no address of a site.');
  expect(siteOfLinks()).toBe('https://lab.example.org/course/');
  expect(nameSite('')).toBeNull();
  expect(siteOfLinks()).toBe('http://localhost:4173/');
});
