import * as toolkit from '@reduxjs/toolkit';
import * as query from '@reduxjs/toolkit/query';
import * as asyncMutex from 'async-mutex';
import * as zustandMiddleware from 'zustand/middleware';
import * as zustand from 'zustand/vanilla';
import { barImports } from './barImports.ts';
import { freezeShared } from './freezeShared.ts';
import { stripGlobals } from './stripGlobals.ts';

/** The libraries that a wrapper is given as they are. */
const PACKAGES = [toolkit, query, asyncMutex, zustandMiddleware, zustand];

/**
 * Takes from this process what somebody else's code must not have: the globals that lead out of it, the right to import,
 * and the power to change what the lab works with. There is no way back. See docs/decisions/0040-how-grading-isolates.md.
 */
export function lockDown(): void {
  const globals = stripGlobals();
  freezeShared([...globals, ...PACKAGES.flatMap((exports): unknown[] => Object.values(exports))]);
  barImports();
}
