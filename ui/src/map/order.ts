// The one place that says what is drawn over what, from the bottom up.
export const ORDER = [
  'land',
  'lines',
  'areas',
  'country-names',
  'routes',
  'places',
  'area-names',
  'crossings',
  'events',
  'marks',
  'letters',
  'draft',
] as const;
export type LayerId = (typeof ORDER)[number];

/** Room between the numbers, so that OpenLayers never has to compare equals. */
export const zOf = (layer: LayerId): number => ORDER.indexOf(layer) * 10;
