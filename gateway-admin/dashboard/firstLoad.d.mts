import type { Plugin, Rolldown } from 'vite';

export const FEW_FILES: Rolldown.CodeSplittingGroup[];
export function firstLoad(out: string): { kilobytes: number; most: number; files: string[] };
export function mantineStyles(): Plugin;
export function preloadedApp(): Plugin;
