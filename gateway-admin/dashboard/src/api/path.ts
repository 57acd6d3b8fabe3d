import type { paths } from './schema.gen';

/** `/api/teams/{id}` as the addresses it stands for: `/api/teams/${string}`. */
type Filled<P extends string> = P extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : P;

/** The addresses that the API's description knows. */
export type ApiPath = Filled<keyof paths & string>;
