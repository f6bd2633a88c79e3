import { expect, test } from 'vitest';
import { gradeSource } from '../../../src/cli/grade/gradeSource.ts';
import { readWrapperFile } from '../../../src/cli/sources.ts';
import { folderWithFile } from '../wrapperFile.ts';

/** What a reader's file can lay hands on besides its own text: each library, each adapter, and what the world has. */
const HANDS = {
  axios: "axios.create({ baseURL: '/api' }).get",
  'axios adapters': 'axios.getAdapter',
  'js-cookie': 'Cookies.set',
  'jwt-decode': 'jwtDecode',
  zod: 'z.object',
  AsyncStorage: 'AsyncStorage.getItem',
  'secure store': 'SecureStore.getItemAsync',
  keychain: 'Keychain.getGenericPassword',
  localforage: 'localforage.createInstance',
  'idb-keyval': 'idb.get',
  'universal-cookie': 'new UniversalCookie().get',
  'cookies-next': 'getCookie',
  nookies: 'parseCookies',
  'redux-persist': 'persisted.getItem',
  document: "Object.getOwnPropertyDescriptor(document, 'cookie').set",
  'document events': 'document.addEventListener',
  StorageEvent: 'StorageEvent',
  createSlice: 'createSlice',
  configureStore: 'configureStore',
  'what stands in': 'client',
  'a member of what stands in': 'client.get',
  environment: 'Object.getPrototypeOf(async () => process.env)',
} as const;

const names = Object.keys(HANDS);

const text = `
import axios from 'axios';
import Cookies from 'js-cookie';
import { jwtDecode } from 'jwt-decode';
import { z } from 'zod';
import AsyncStorage from '@react-native-async-storage/async-storage';
import * as SecureStore from 'expo-secure-store';
import * as Keychain from 'react-native-keychain';
import localforage from 'localforage';
import * as idb from 'idb-keyval';
import UniversalCookie from 'universal-cookie';
import { getCookie } from 'cookies-next';
import { parseCookies } from 'nookies';
import persisted from 'redux-persist/lib/storage';
import { configureStore, createSlice } from '@reduxjs/toolkit';
import { fetchBaseQuery } from '@reduxjs/toolkit/query';
import client from './client';

const raw = fetchBaseQuery({ baseUrl: '/api' });
const LOOK = 'return [typeof process.exit, typeof process.binding, typeof require, typeof fetch, typeof Worker, typeof WebAssembly].join()';
const found = [${Object.values(HANDS)
  .map((hand) => `() => ${hand}`)
  .join(', ')}].map((hand) => {
  try {
    return String(hand().constructor.constructor(LOOK)());
  } catch (error) {
    return 'throws ' + error.message;
  }
});
throw new Error('<<' + found.join('|') + '>>');
export default async (args, api, extra) => raw(args, api, extra);`;

const NOTHING = Array.from({ length: 6 }, () => 'undefined').join();

test('no library, no adapter and nothing of the world leads out of the grader', async () => {
  const source = await readWrapperFile('mine.ts', await folderWithFile(text));
  const { checks, problem } = await gradeSource(source, { only: ['refreshes-and-repeats'] });
  const said = [problem?.cause, ...checks.map(({ because }) => because)].join('\n');
  const found = /<<(.*?)>>/s.exec(said)?.[1]?.split('|') ?? [said];
  const seen = Object.fromEntries(names.map((name, at) => [name, found[at]]));
  // What stands in is asked for a text, and gives one: it evaluates nothing.
  const standIns = ['what stands in', 'a member of what stands in'];
  expect(Object.fromEntries(Object.entries(seen).filter(([name]) => !standIns.includes(name)))).toEqual(
    Object.fromEntries(names.filter((name) => !standIns.includes(name)).map((name) => [name, NOTHING])),
  );
  for (const name of standIns) expect(seen[name]).not.toContain('function');
});
