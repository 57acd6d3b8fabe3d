import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Budget = Schemas['Budget'];
export type BudgetWindow = Budget['window'];
export type BudgetStatus = Schemas['BudgetStatus'];
export type RateLimits = Schemas['RateLimits'];
export type NarrowedLimits = Schemas['NarrowedLimits'];
export type NarrowedLimitsRequest = Schemas['NarrowedLimitsRequest'];
export type BreakerTurns = Schemas['BreakerTurns'];
export type RateStatus = Schemas['RateStatus'];
export type LimitStatus = Schemas['LimitStatus'];
export type SignUp = Schemas['SignUpRequest'];
export type Announcement = Schemas['Announcement'];
export type AuthOptions = Schemas['AuthOptions'];
export type LoginProvider = Schemas['LoginProvider'];
export type Login = Schemas['LoginRequest'];
export type Team = Schemas['Team'];
export type TeamRequest = Schemas['TeamRequest'];
export type TeamPatch = Schemas['TeamPatch'];
export type Key = Schemas['Key'];
export type KeyRequest = Schemas['KeyRequest'];
export type KeyPatch = Schemas['KeyPatch'];
export type IssuedKey = Schemas['IssuedKey'];
export type Token = Schemas['Token'];
export type TokenRequest = Schemas['TokenRequest'];
export type IssuedToken = Schemas['IssuedToken'];
export type AuditEvent = Schemas['AuditEvent'];
export type KnownTags = Schemas['KnownTags'];
export type SpendReport = Schemas['SpendReport'];
export type SpendRow = Schemas['SpendRow'];
export type SpendTotal = Schemas['SpendTotal'];
export type CacheSavings = Schemas['CacheSavings'];
export type PerformanceReport = Schemas['PerformanceReport'];
export type Measurement = Schemas['Measurement'];
export type RefusalReport = Schemas['RefusalReport'];
export type RequestRow = Schemas['Request'];
export type RequestStatus = RequestRow['status'];
export type RequestDetail = Schemas['RequestDetail'];
export type RequestCost = Schemas['RequestCost'];
export type CostLine = Schemas['RequestCostLine'];
export type RequestLatency = Schemas['RequestLatency'];
export type Attempt = Schemas['RequestAttempt'];
export type Provider = Schemas['Provider'];
export type Credential = Schemas['CredentialDetail'];
export type Model = Schemas['Model'];
export type OfferedPrice = Schemas['OfferedPrice'];
export type OfferedModel = Schemas['OfferedModel'];
export type Offering = Schemas['Offering'];
export type PriceBook = Schemas['PriceBook'];
export type PriceBookEntry = Schemas['PriceBookEntry'];
export type PriceVersion = Schemas['PriceVersion'];
export type PriceDiff = Schemas['PriceDiff'];
/** What somebody says about routing; what is absent is not said. */
export type RoutingDocument = Schemas['RoutingRequest'];
export type RoutingExplanation = Schemas['RoutingExplanation'];
export type RoutingCandidate = Schemas['RoutingCandidate'];
export type ExplainRequest = Schemas['ExplainRequest'];
/** What an organization, a team or a key allows; what is absent is not bound. */
export type PolicyDocument = Schemas['PolicyRequest'];
export type EffectivePolicy = Schemas['EffectivePolicy'];
export type RequestPayload = Schemas['RequestPayload'];
export type PayloadBody = Schemas['PayloadBody'];
export type ProviderKey = Schemas['ProviderKey'];
export type ProviderKeyRequest = Schemas['ProviderKeyRequest'];
export type ProviderKeyPatch = Schemas['ProviderKeyPatch'];
export type Preset = Schemas['Preset'];
export type System = Schemas['System'];
export type SystemStore = Schemas['SystemStore'];
export type MarginReport = Schemas['MarginReport'];
export type MarginRow = Schemas['MarginRow'];
export type CatalogueDiff = Schemas['CatalogueDiff'];
export type CatalogueChange = Schemas['CatalogueChange'];
export type OfferingHealth = Schemas['CredentialOfferingHealth'];
export type Operator = Schemas['Operator'];
export type Organization = Schemas['Organization'];

export type Member = Schemas['Member'];
export type MemberPatch = Schemas['MemberPatch'];
export type Role = Member['role'];
export type Invitation = Schemas['Invitation'];
export type InvitationRequest = Schemas['InvitationRequest'];
export type InvitationOffer = Schemas['InvitationOffer'];
export type IssuedInvitation = Schemas['IssuedInvitation'];

export interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

/** Who is signed in: a person with a session, who may belong to no organization. */
export type Person = Schemas['Me'] & { user: NonNullable<Schemas['Me']['user']> };

/** The same inside the console, where there is always an organization. */
export type Me = Person & {
  organization: NonNullable<Schemas['Me']['organization']>;
  role: NonNullable<Schemas['Me']['role']>;
};
