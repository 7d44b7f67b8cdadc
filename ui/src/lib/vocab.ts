// The codes a form offers, in the order of their scales. Their names come from the shared messages; what they
// mean for a level is known to the backend alone.
import type {
  ActorRole,
  Detail,
  EventForm,
  EventKind,
  SideStatus,
  TrafficClass,
  VehicleClass,
} from './border';

export const LEVELS = ['very_low', 'low', 'medium', 'high', 'very_high', 'unacceptable', 'unknown'] as const;
export const ACCESS = ['open', 'restricted', 'closed', 'unknown'] as const;
export const KINDS: EventKind[] = [
  'closure',
  'reopening',
  'control_change',
  'front_line',
  'strike',
  'armed_clash',
  'attack_on_site',
  'ambush',
  'explosive_hazard',
  'checkpoint',
  'ceasefire',
  'obstruction',
  'detention_or_denial',
  'passage',
];
export const STATUSES = [
  'rumour',
  'claimed',
  'reported',
  'corroborated',
  'confirmed',
  'contradicted',
  'retracted',
] as const;
export const PRECISIONS: EventForm['precision'][] = ['exact', 'near', 'district', 'coarse', 'linear'];
export const TIME_PRECISIONS: EventForm['time']['precision'][] = ['hour', 'day', 'week', 'month', 'coarse'];
export const TRAFFIC: TrafficClass[] = [
  'humanitarian_cargo',
  'humanitarian_staff',
  'commercial',
  'civilians',
  'medical',
];
export const VEHICLES: VehicleClass[] = [
  'non_motorised',
  'motorbike',
  'light_4wd',
  'light_truck',
  'heavy_truck',
  'truck_and_trailer',
];
export const RELIABILITY = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const CREDIBILITY = ['1', '2', '3', '4', '5', '6'] as const;
export const CROSSING_KINDS = ['border', 'internal_line', 'checkpoint', 'bridge', 'ferry'] as const;
export const SOURCE_KINDS = [
  'authority',
  'ministry',
  'armed_party',
  'news_agency',
  'monitoring_group',
  'own_staff',
  'partner',
  'social_media',
  'other',
] as const;
export const SIDE_DIRECTIONS: SideStatus['direction'][] = ['both', 'in', 'out'];
export const TLP = ['clear', 'green', 'amber', 'amber_strict', 'red'] as const;

export const REDACTIONS = ['none', 'sources', 'public'] as const;
export const ROLES: ActorRole[] = [
  'perpetrator',
  'target',
  'issuer',
  'controller',
  'previous_controller',
  'claimant',
];

/** The particulars a kind starts with in an empty form. */
export function emptyDetail(kind: EventKind): Detail {
  switch (kind) {
    case 'closure':
    case 'reopening':
      return {
        kind,
        scope: { type: 'geometry' },
        direction: 'both',
        traffic: [...TRAFFIC],
        vehicles: [],
        hours: null,
        partial: false,
        directive: null,
      };
    case 'control_change':
      return { kind, by: null, from_party: null, count: null, unnamed: null };
    case 'front_line':
      return { kind, state: 'assessed', parties: [] };
    case 'strike':
      return { kind, means: 'unknown' };
    case 'armed_clash':
      return { kind };
    case 'attack_on_site':
      return { kind, site: 'other' };
    case 'ambush':
      return { kind, act: 'ambush' };
    case 'explosive_hazard':
      return { kind, device: 'mine', detonated: false, cleared: false };
    case 'checkpoint':
      return { kind, change: 'new', official: null, delays: false };
    case 'ceasefire':
      return { kind, parties: [] };
    case 'obstruction':
      return { kind, cause: 'damage', passability: 'impassable', limit_tonnes: null };
    case 'detention_or_denial':
      return { kind, act: 'delayed', traffic: ['humanitarian_cargo'] };
    case 'passage':
      return {
        kind,
        route: null,
        from_km: null,
        to_km: null,
        direction: 'forward',
        by: 'own',
        traffic: ['humanitarian_cargo'],
        vehicle: null,
      };
  }
}
