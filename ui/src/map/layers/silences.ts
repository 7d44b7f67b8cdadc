// Areas from which nobody reports any more: a dashed circle, empty, as what is not known has no colour.
import Feature from 'ol/Feature';
import { circular } from 'ol/geom/Polygon';
import type { Silence } from '../../lib/border';
import { t } from '../../lib/i18n.svelte';

/** Corners of a circle. */
const CORNERS = 96;

export function silenceFeatures(silences: Silence[]): Feature[] {
  return silences.map(
    ({ lat, lon, radius_km }) =>
      new Feature({
        geometry: circular([lon, lat], radius_km * 1000, CORNERS).transform('EPSG:4326', 'EPSG:3857'),
        silent: true,
        title: t('silence-map'),
      }),
  );
}
