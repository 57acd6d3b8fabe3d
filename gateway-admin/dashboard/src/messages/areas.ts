import type account from './zh/account.json';
import type common from './zh/common.json';
import type keys from './zh/keys.json';
import type members from './zh/members.json';
import type models from './zh/models.json';
import type operator from './zh/operator.json';
import type overview from './zh/overview.json';
import type playground from './zh/playground.json';
import type policies from './zh/policies.json';
import type providerKeys from './zh/providerKeys.json';
import type requests from './zh/requests.json';
import type routing from './zh/routing.json';
import type settings from './zh/settings.json';
import type shared from './zh/shared.json';
import type spend from './zh/spend.json';
import type teams from './zh/teams.json';

/** The console's parts, each with a file of what it says; `common` and `shared` are loaded first. */
interface Catalogues {
  account: typeof account;
  common: typeof common;
  keys: typeof keys;
  members: typeof members;
  models: typeof models;
  operator: typeof operator;
  overview: typeof overview;
  playground: typeof playground;
  policies: typeof policies;
  providerKeys: typeof providerKeys;
  requests: typeof requests;
  routing: typeof routing;
  settings: typeof settings;
  shared: typeof shared;
  spend: typeof spend;
  teams: typeof teams;
}

export type Area = keyof Catalogues;

/** All that the console says, in English, which is each message's name; one that lacks its Chinese does not compile. */
export type Message = { [A in Area]: keyof Catalogues[A] }[Area];
